package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.agencies.ledger.Delivery;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** Two whole stories, told to agencies by a real mail server. */
class MailIT {
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Set<String> PERSONAL =
            Set.of(
                    ("name clientName birthDate line1 town postcode value codeWord meetingPlace place account ask"
                                    + " question answer aim note summary text reason clientStatement clientViewWhy"
                                    + " why agencyStatement necessity proportionality whyNotTold what wording words")
                            .split(" "));
    private static final int SENT_TO_LANTERN = 9;
    private static final int REROUTED_TO_WELLBEING = 15;
    private static final Set<String> MAILED = Set.of("BP", "TB", "BC", "LC", "WW");

    private static RunningProgram program;
    private static final Set<String> values = new TreeSet<>();

    @BeforeAll
    static void tellBothStories() throws InterruptedException {
        SERVER.start();
        program =
                RunningProgram.with(
                        "--throughline.mail.host=127.0.0.1",
                        "--throughline.mail.port=" + SERVER.getSmtp().getPort(),
                        "--throughline.mail.tls=false",
                        "--throughline.mail.from=post@throughline.example.org",
                        "--throughline.mail.pages-at=https://throughline.example.org/");
        for (var agency : List.of("BP", "TB", "BC")) {
            use(agency, "mail");
        }
        for (var agency : List.of("LC", "WW")) {
            use(agency, "light-link");
        }
        tell("BF-0101", "0181");
        // Whoever has answered before a mail could go out is mailed nothing.
        tell("BF-0102", "0182", SENT_TO_LANTERN, REROUTED_TO_WELLBEING);
    }

    private static void settled() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(deliveries().map(Delivery::state).distinct().toList())
                                .isSubsetOf("confirmed", "cancelled"));
    }

    private static void use(String agency, String channel) {
        var answer = program.operator("/operator/connections/" + agency + "/" + channel);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Tells a story, and lets everything be mailed after each of these lines. */
    private static void tell(String story, String number, int... pauses)
            throws InterruptedException {
        var lines =
                RunningProgram.retold(RunningProgram.text(story + ".jsonl"), number)
                        .lines()
                        .toList();
        lines.forEach(line ->
                collect("", DomainJson.read(line.getBytes(StandardCharsets.UTF_8)).path("data")));
        int told = 0;
        for (int pause : pauses) {
            ToldLately.tell(program, number, lines.subList(told, pause));
            settled();
            told = pause;
        }
        ToldLately.tell(program, number, lines.subList(told, lines.size()));
        settled();
    }

    /** What the story says of people, in its own letters. */
    private static void collect(String name, JsonNode node) {
        if (node.isString() && PERSONAL.contains(name) && node.asString().length() > 3) {
            values.add(node.asString());
        }
        node.properties().forEach(field -> collect(field.getKey(), field.getValue()));
        node.valueStream().filter(one -> node.isArray()).forEach(one -> collect(name, one));
    }

    @AfterAll
    static void close() {
        program.close();
        SERVER.stop();
    }

    private static Stream<Delivery> deliveries() {
        return program.bean(SecondTries.class).list(1000).stream()
                .filter(one -> MAILED.contains(one.agency().value()))
                .filter(one -> Set.of("mail", "light-link").contains(one.channel()));
    }

    @Test
    void no_mail_holds_anything_of_anybody_or_names_a_case() throws Exception {
        assertThat(values)
                .hasSizeGreaterThan(40)
                .contains("Yusuf Karimi", "green bicycle", "BK2 6QX", "07700 900142");
        assertThat(SERVER.getReceivedMessages()).hasSizeGreaterThan(8);
        for (var message : SERVER.getReceivedMessages()) {
            var bytes =
                    (GreenMailUtil.getWholeMessage(message) + parts(message))
                            .toLowerCase(Locale.ROOT);
            assertThat(message.getSubject())
                    .isEqualTo("Something new waits for you in Throughline");
            assertThat(bytes).doesNotContain("bf-01", "bf01", "counselling", "brackenford support");
            for (var value : values) {
                assertThat(bytes.contains(value.toLowerCase(Locale.ROOT)))
                        .as("a personal value in a mail")
                        .isFalse();
            }
        }
    }

    /** Text and HTML, decoded. */
    private static String parts(MimeMessage message) throws Exception {
        var text = new StringBuilder();
        for (var part : leaves((MimeMultipart) message.getContent())) {
            text.append(part.getContentType()).append('\n').append(part.getContent());
        }
        return text.toString();
    }

    private static List<BodyPart> leaves(MimeMultipart multipart) throws Exception {
        var leaves = new ArrayList<BodyPart>();
        for (int i = 0; i < multipart.getCount(); i++) {
            if (multipart.getBodyPart(i).getContent() instanceof MimeMultipart inner) {
                leaves.addAll(leaves(inner));
            } else {
                leaves.add(multipart.getBodyPart(i));
            }
        }
        return leaves;
    }

    @Test
    void each_agency_is_mailed_at_its_registered_address_as_text_and_as_html() throws Exception {
        var addresses = new TreeSet<String>();
        for (var message : SERVER.getReceivedMessages()) {
            addresses.add(String.valueOf(message.getAllRecipients()[0]));
            assertThat(String.valueOf(message.getFrom()[0]))
                    .isEqualTo("post@throughline.example.org");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(parts(message))
                    .contains("text/plain", "text/html")
                    .containsPattern(
                            "https://throughline.example.org/(agency|link/\\S{43})|has ended");
        }
        assertThat(addresses)
                .containsExactly(
                        "desk@lantern.example.org",
                        "desk@police.example.org",
                        "desk@safety.example.org",
                        "desk@tallowbridge.example.org",
                        "desk@westbrook.example.org");
    }

    @Test
    void the_receipt_in_the_ledger_is_the_id_of_the_mail() throws Exception {
        var ids = new TreeSet<String>();
        for (var message : SERVER.getReceivedMessages()) {
            ids.add(message.getMessageID().replaceAll("[<>]|@.*", ""));
        }
        var receipts =
                deliveries()
                        .map(Delivery::receipt)
                        .filter(one -> one != null && !one.equals("nothing-to-tell"))
                        .distinct()
                        .toList();
        assertThat(receipts).isNotEmpty();
        assertThat(ids).containsAll(receipts);
    }

    @Test
    void mails_that_went_to_a_server_are_kept_nowhere_here() throws Exception {
        assertThat(Browser.of(program, "AD-1").get("/sent-mail").body())
                .contains("Nothing was mailed yet.");
    }
}
