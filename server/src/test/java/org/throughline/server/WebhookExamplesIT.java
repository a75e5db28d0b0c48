package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.agencies.channels.webhook.WebhookSignature;

/** The checks that we show to agencies take what we sign, and nothing else. */
class WebhookExamplesIT {
    private static final Path FOLDER = Path.of("../examples/verify-webhook");
    private static final int SECONDS_MAX = 60;

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldY";
    private static final String ID = "BF-0101_ReferralSent_TB_1";
    private static final Instant MONDAY = Instant.parse("2025-03-03T09:00:00Z");
    private static final byte[] BODY =
            "{\"data\": {\"name\": \"Zoë’s café\"}}\n".getBytes(StandardCharsets.UTF_8);

    private static final String JAVA_HOME = System.getProperty("java.home");
    private static final Path COMPILED = Path.of("target/verify-webhook").toAbsolutePath();

    /** How each is run on this machine, which need not have all of them. */
    enum Language {
        JAVASCRIPT("verify.mjs", "--version", "node", "verify.mjs"),
        PYTHON("verify.py", "--version", "python3", "verify.py"),
        // Compiled once: from its source it takes a second each time.
        JAVA("Verify.java", "-version", JAVA_HOME + "/bin/java", "-cp", COMPILED + "", "Verify"),
        PHP("verify.php", "--version", "php", "verify.php"),
        RUBY("verify.rb", "--version", "ruby", "verify.rb");

        private final String file;
        private final String question;
        private final List<String> words;

        Language(String file, String question, String... words) {
            this.file = file;
            this.question = question;
            this.words = List.of(words);
        }

        boolean isThere() throws InterruptedException {
            try {
                return new ProcessBuilder(words.getFirst(), question)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException none) {
                return false;
            }
        }
    }

    /** A call as it arrives, and when. */
    private record Call(
            String secret, String id, String at, String signatures, byte[] body, Instant now) {
        static Call signed() {
            return new Call(SECRET, ID, seconds(MONDAY), signature(SECRET), BODY, MONDAY);
        }

        static String signature(String secret) {
            return WebhookSignature.sign(secret, ID, MONDAY, BODY);
        }

        Call with(String secret) {
            return new Call(secret, id, at, signatures, body, now);
        }

        Call under(String other) {
            return new Call(secret, other, at, signatures, body, now);
        }

        Call stamped(String other) {
            return new Call(secret, id, other, signatures, body, now);
        }

        Call carrying(String others) {
            return new Call(secret, id, at, others, body, now);
        }

        Call saying(String other) {
            return new Call(
                    secret, id, at, signatures, other.getBytes(StandardCharsets.UTF_8), now);
        }

        Call arriving(Instant other) {
            return new Call(secret, id, at, signatures, body, other);
        }

        private static String seconds(Instant moment) {
            return Long.toString(moment.getEpochSecond());
        }

        /** Whether the check in this language takes it, by what it says and how it ends. */
        boolean isTakenIn(Language language) throws IOException, InterruptedException {
            return isTakenBy(language.words);
        }

        boolean isTakenBy(List<String> program) throws IOException, InterruptedException {
            var answer = Files.createTempFile("verified", ".txt");
            var words = new ArrayList<>(program);
            words.addAll(List.of(id, at, signatures, seconds(now)));
            var asked =
                    new ProcessBuilder(words)
                            .directory(FOLDER.toFile())
                            .redirectOutput(answer.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            asked.environment().put("SECRET", secret);
            var process = asked.start();
            try (var in = process.getOutputStream()) {
                in.write(body);
            }
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS))
                    .as("%s ends", program)
                    .isTrue();
            var said = Files.readString(answer).strip();
            Files.delete(answer);
            assertThat(process.exitValue()).isEqualTo(said.equals("genuine") ? 0 : 1);
            return said.equals("genuine");
        }
    }

    @BeforeAll
    static void compile() throws IOException {
        Files.createDirectories(COMPILED);
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
        var source = FOLDER.resolve(Language.JAVA.file).toString();
        // With nothing beside it, for the Java that its first line names.
        var words =
                "-Xlint:all -Werror --release 17 -cp %1$s -d %1$s".formatted(COMPILED)
                        + " "
                        + source;
        assertThat(compiler.run(null, null, null, words.split(" "))).isZero();
    }

    private static void onlyWhereItIs(Language language) throws InterruptedException {
        Assumptions.assumeTrue(
                language.isThere(),
                language.words.getFirst() + " is not on this machine, so its example cannot run");
    }

    @ParameterizedTest
    @EnumSource
    void what_we_sign_is_genuine_while_a_secret_changes_too(Language language) throws Exception {
        onlyWhereItIs(language);
        var call = Call.signed();
        assertThat(call.isTakenIn(language)).isTrue();
        var both = Call.signature(OTHER) + " " + Call.signature(SECRET);
        assertThat(call.carrying(both).isTakenIn(language)).isTrue();
        assertThat(call.carrying(both).with(OTHER).isTakenIn(language)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void five_minutes_are_tolerated_and_no_second_more(Language language) throws Exception {
        onlyWhereItIs(language);
        var call = Call.signed();
        assertThat(call.arriving(MONDAY.plusSeconds(300)).isTakenIn(language)).isTrue();
        assertThat(call.arriving(MONDAY.minusSeconds(300)).isTakenIn(language)).isTrue();
        assertThat(call.arriving(MONDAY.plusSeconds(301)).isTakenIn(language)).isFalse();
        assertThat(call.arriving(MONDAY.minusSeconds(301)).isTakenIn(language)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_not_what_was_signed_is_refused(Language language) throws Exception {
        onlyWhereItIs(language);
        var call = Call.signed();
        var wrong =
                List.of(
                        call.saying("{\"data\": {\"name\": \"Zoë’s café\"}}"),
                        call.saying(""),
                        call.with(OTHER),
                        call.under(ID + "2"),
                        call.under(""),
                        call.stamped(Long.toString(MONDAY.getEpochSecond() + 1)),
                        call.stamped("today"),
                        call.stamped(""),
                        call.carrying(Call.signature(OTHER)),
                        call.carrying(Call.signature(SECRET).replace("v1,", "v2,")),
                        call.carrying(Call.signature(SECRET).substring("v1,".length())),
                        call.carrying("v1,"),
                        call.carrying(""));
        var taken = new ArrayList<Call>();
        for (var one : wrong) {
            if (one.isTakenIn(language)) {
                taken.add(one);
            }
        }
        assertThat(taken).isEmpty();
    }

    /** Whoever forgets the secret would take what is signed with an empty key, by anybody. */
    @ParameterizedTest
    @EnumSource
    void without_a_secret_nothing_is_genuine(Language language) throws Exception {
        onlyWhereItIs(language);
        var short8 = "whsec_c2hvcnRrZXk=";
        var call = Call.signed();
        assertThat(call.with("").isTakenIn(language)).isFalse();
        assertThat(call.with("whsec_").isTakenIn(language)).isFalse();
        assertThat(call.carrying(Call.signature(short8)).with(short8).isTakenIn(language))
                .isFalse();
    }

    @Test
    void the_one_in_java_runs_from_its_source() throws Exception {
        var words = List.of(JAVA_HOME + "/bin/java", Language.JAVA.file);
        assertThat(Call.signed().isTakenBy(words)).isTrue();
        assertThat(Call.signed().with(OTHER).isTakenBy(words)).isFalse();
    }

    @Test
    void each_is_short_enough_to_be_read() throws IOException {
        for (var language : Language.values()) {
            assertThat(Files.readAllLines(FOLDER.resolve(language.file)))
                    .as(language.file)
                    .hasSizeBetween(20, 40)
                    .allMatch(line ->
                            line.length() <= 120 && line.chars().allMatch(one -> one < 128));
        }
    }
}
