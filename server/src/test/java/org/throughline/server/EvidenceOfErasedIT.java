package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.CaseworkDatabase;

/** Packs that are asked for before, while and after a client is erased, and of whole days. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceOfErasedIT {
    /** More than the stories come to. */
    private static final int FACTS_MAX = 250;

    @AutoClose
    private static final RunningProgram PROGRAM =
            RunningProgram.with("--throughline.evidence.period-facts-max=" + FACTS_MAX);

    private static final CaseId CASE = new CaseId("BF-0101");
    private static final String PERIOD = "/audit/period";
    private static final String PROOF = "/audit/cases/" + CASE + "/proof";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @BeforeAll
    static void tell() throws InterruptedException {
        var desk = PROGRAM.bean(StoryDesk.class);
        for (var story : List.of("BF-0101.jsonl", "BF-0102.jsonl")) {
            var result = desk.tell(RunningProgram.lines(story), null, (_, _) -> {}).result();
            assertThat(result.stopped()).isNull();
            desk.arrived(new CaseId(story.substring(0, 7)), result.position());
        }
    }

    /** A day more: the test may begin just before midnight. */
    private final Map<String, String> today =
            Map.of("from", "" + today().minusDays(1), "until", "" + today());

    private static LocalDate today() {
        return Register.dayOf(PROGRAM.bean(Clock.class).instant());
    }

    @Test
    @Order(1)
    void a_day_is_sound_for_both_verifiers_and_holds_all_that_was_recorded() throws Exception {
        var answer = asked(PERIOD, today);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("evidence-" + today.get("from") + "-to-" + today.get("until") + ".zip");

        var said = EvidencePackIT.node(keys(), answer.body());
        long recorded = PROGRAM.bean(SealedLog.class).recorded();
        assertThat(said).contains("is sound: " + recorded + " events (").contains("closed)");
        var bytes = Files.readString(answer.body(), StandardCharsets.ISO_8859_1);
        assertThat(
                        List.of(
                                "attached/schemas.json",
                                "attached/told.jsonl",
                                "\"case\":\"BF-0102\"",
                                "attached/cover-sheet.pdf"))
                .allMatch(bytes::contains);

        var page = Browser.of(PROGRAM, "DP-1").get(PERIOD).body();
        assertThat(page).contains("AU-1", "Audit or quality review", "" + recorded);
        var reads = Browser.of(PROGRAM, "AU-1").get("/audit/cases/BF-0102/reads").body();
        assertThat(reads).contains("AU-1", "Proof");
    }

    @Test
    @Order(2)
    void a_day_without_anything_is_a_pack_as_well() throws Exception {
        var day = "" + today().minusDays(40);
        var answer = asked(PERIOD, Map.of("from", day, "until", day, "language", "pl"));
        assertThat(EvidencePackIT.node(keys(), answer.body())).contains("is sound: 0 events");
        assertThat(Files.readString(answer.body(), StandardCharsets.ISO_8859_1))
                .contains("attached/cover-sheet-pl.pdf");
    }

    @Test
    @Order(3)
    void what_cannot_be_a_period_is_refused_beside_what_was_typed() throws Exception {
        var auditor = Browser.of(PROGRAM, "AU-1");
        var token = Browser.token(auditor.get(PERIOD).body());
        var day = "" + today();
        for (var wrong :
                Map.of(
                                List.of("", day, "audit"), "Give the first day of the period",
                                List.of("31.12.", day, "audit"), "Give the first day of the period",
                                List.of(day, "2026-02-30", "audit"), "Give the last day",
                                List.of(day, "" + today().minusDays(1), "audit"),
                                        "before the first",
                                List.of(day, "" + today().plusDays(1), "audit"), "later than today",
                                List.of(day, day, "curiosity"), "Choose what the pack is for")
                        .entrySet()) {
            var typed = wrong.getKey();
            var answer =
                    auditor.post(
                            PERIOD,
                            Map.of(
                                    "_csrf",
                                    token,
                                    "from",
                                    typed.get(0),
                                    "until",
                                    typed.get(1),
                                    "reason",
                                    typed.get(2)));
            assertThat(answer.statusCode()).as(typed.toString()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(wrong.getValue(), "value=\"" + typed.get(0) + "\"")
                    .contains("Error: Evidence of a period");
        }
        for (var person : List.of("CW-1", "IN-1", "FC-1", "AD-1", "TB-U1")) {
            assertThat(Browser.of(PROGRAM, person).get(PERIOD).statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(4)
    void a_pack_waits_for_the_proof_of_an_erasure_and_says_so_when_it_does_not_come()
            throws Exception {
        try (var held = held()) {
            erase();
            var late = asked(PROOF, Map.of());
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(Files.readString(late.body())).contains("Somebody of this case was erased");

            var waiting = CompletableFuture.supplyAsync(() -> askedUnchecked(PROOF));
            await().during(Duration.ofMillis(1_500)).atMost(SOON).until(() -> !waiting.isDone());
            held.rollback();
            assertThat(EvidencePackIT.node(keys(), waiting.join().body()))
                    .contains("is sound", "ERASED_OK");
        }
        var day = asked(PERIOD, today);
        assertThat(EvidencePackIT.node(keys(), day.body())).contains("is sound", "ERASED_OK");
    }

    @Test
    @Order(5)
    void more_than_a_pack_holds_is_refused_with_how_much_it_would_be() throws Exception {
        var log = PROGRAM.bean(SealedLog.class);
        for (int i = 1; log.recorded() <= FACTS_MAX; i++) {
            PROGRAM.record(
                    "OfferHelp",
                    new CaseId("BF-0102"),
                    """
                    "offerId": "bf0102-more-%d", "helpKinds": ["practical"], "channel": "in-person", "language": "en", "interpreterUsed": false, "answer": "accepted"
                    """
                            .formatted(i),
                    "CW-4");
        }
        var answer = asked(PERIOD, today);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Files.readString(answer.body()))
                .contains(
                        "%d facts were recorded then, and a pack holds %d at most. Choose a shorter period"
                                .formatted(log.recorded(), FACTS_MAX));
    }

    /** While this is held nothing is sealed: what every node that seals asks for first. */
    private static Connection held() throws Exception {
        var connection = PROGRAM.bean(CaseworkDatabase.class).derived().getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtextextended('throughline.proof', 0))");
        }
        return connection;
    }

    private static void erase() {
        assertThat(
                        said(
                                "DecideErasure",
                                """
                                "requestId": "er-1", "person": "client", "outcome": "granted", "ground": "none", "reason": "The client has moved away."
                                """))
                .isEqualTo(201);
        assertThat(
                        said(
                                "DestroySubjectKey",
                                """
                                "person": "client", "keyId": "key-1", "secondPerson": "SV-1"
                                """))
                .isEqualTo(201);
        await().atMost(SOON)
                .until(() -> PROGRAM.bean(KeyRing.class).isErased(DataSubject.client(CASE)));
    }

    private static int said(String command, String fields) {
        return PROGRAM.command(
                        command,
                        """
                        {"commandId": "%s", "occurredAt": "%s", "precision": "exact", "caseId": "%s", %s}
                        """
                                .formatted(
                                        command + "-of-" + CASE,
                                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                        CASE,
                                        fields),
                        "DP-1")
                .statusCode();
    }

    private HttpResponse<Path> askedUnchecked(String page) {
        try {
            return asked(page, Map.of());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<Path> asked(String page, Map<String, String> more) throws Exception {
        var auditor = Browser.of(PROGRAM, "AU-1");
        var words = new HashMap<>(more);
        words.put("_csrf", Browser.token(auditor.get(page).body()));
        words.put("reason", "audit");
        var file = Files.createTempFile(folder, "pack", ".zip");
        return auditor.post(page, words, Browser.into(file));
    }

    private Path keys() throws Exception {
        return Files.writeString(
                folder.resolve("keys.json"), PROGRAM.get("/api/v1/proof/keys", "AU-1").body());
    }
}
