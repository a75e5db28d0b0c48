package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.verify.VerifyMain;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;

/** The agencies' own nodes see the log grow and cosign it, over the broker and back. */
class CosignedPackIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OFFERED = "BF-0781";
    private static int number = 781;

    @TempDir private Path folder;

    /** Something new in the log, so that there is something new to see. */
    @BeforeEach
    void record() throws InterruptedException {
        var line =
                RunningProgram.retold(
                        RunningProgram.lines("BF-0101.jsonl").getFirst(), "0" + number++);
        var result = PROGRAM.bean(StoryDesk.class).tell(List.of(line), null, (_, _) -> {}).result();
        var sealed = PROGRAM.bean(SealedLog.class);
        await().atMost(SOON).until(() -> sealed.size() >= result.position());
    }

    @Test
    void every_agency_cosigns_what_it_has_seen_and_a_pack_proves_it() throws Exception {
        // The log can grow between their word and the pack: then another pack is made.
        await().atMost(SOON).until(() -> witnesses(made()) >= 3);
        var pack = packFile();
        var keys =
                Files.writeString(
                        folder.resolve("keys.json"),
                        PROGRAM.get("/api/v1/proof/keys", "AU-1").body());

        assertThat(java(List.of("--witnesses", "3"), keys, pack)).contains("The pack is sound");
        assertThat(node(List.of("--witnesses", "3"), keys, pack)).contains("The pack is sound");
        assertThat(java(List.of("--witnesses", "60"), keys, pack))
                .contains("NOT SOUND", "WITNESS_QUORUM");
        assertThat(node(List.of("--witnesses", "60"), keys, pack))
                .contains("NOT SOUND", "WITNESS_QUORUM");

        // Whoever kept the keys from before there were witnesses does not count them.
        var policy = KeyPolicy.read(Files.readAllBytes(keys)).orElseThrow();
        var before =
                Files.write(
                        folder.resolve("before.json"),
                        new KeyPolicy(policy.origin(), policy.own(), 0, 0).bytes());
        for (var asked : List.of(List.<String>of(), List.of("--witnesses", "1"))) {
            var verdict = asked.isEmpty() ? "The pack is sound" : "WITNESS_QUORUM";
            assertThat(java(asked, before, pack)).contains(verdict);
            assertThat(node(asked, before, pack)).contains(verdict);
        }
    }

    @Test
    void officers_auditors_and_operators_see_it() throws Exception {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Browser.of(PROGRAM, "TB-U1").get("/agency/proof").body())
                                .contains("cosigns what it has seen"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        Browser.of(PROGRAM, "AU-1")
                                                .get("/audit/cases/" + OFFERED + "/proof")
                                                .body())
                                .contains("Seen and cosigned by", "TB", ": up to"));
        assertThat(Browser.of(PROGRAM, "AD-1").get("/status").body())
                .contains("Witness TB", "has seen");
    }

    private Path made() throws Exception {
        var browser = Browser.of(PROGRAM, "AU-1");
        var proof = "/audit/cases/" + OFFERED + "/proof";
        var token = Browser.token(browser.get(proof).body());
        return browser.post(
                        proof, Map.of("_csrf", token, "reason", "audit"), Browser.into(packFile()))
                .body();
    }

    private Path packFile() {
        return folder.resolve("pack.zip");
    }

    /** What the pack is proved under. */
    static SignedNote checkpoint(Path pack) throws IOException {
        try (var zip = new ZipFile(pack.toFile())) {
            var note = zip.getInputStream(zip.getEntry(PackFiles.CHECKPOINT));
            return SignedNote.parse(note.readAllBytes()).orElseThrow();
        }
    }

    /** How many others than the log itself signed the checkpoint of the pack. */
    static int witnesses(Path pack) throws IOException {
        return checkpoint(pack).lines().size() - 1;
    }

    private static List<String> words(List<String> more, Path keys, Path pack) {
        var words = new ArrayList<>(more);
        words.addAll(List.of("--keys", keys.toString(), pack.toString()));
        return words;
    }

    /** What the verifier in Java says of a pack. */
    static String java(List<String> more, Path keys, Path pack) {
        var out = new ByteArrayOutputStream();
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        VerifyMain.run(words(more, keys, pack), printed, printed);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What the verifier without our code says of it. */
    static String node(List<String> more, Path keys, Path pack) throws Exception {
        var words = new ArrayList<>(List.of("node", "../proof/verifier-node/verify.mjs"));
        words.addAll(words(more, keys, pack));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
