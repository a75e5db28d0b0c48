package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.proof.verify.VerifyMain;
import org.throughline.referrals.Desk;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.Addresses;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;

/** A client is erased: nothing of them can be read any more, and every proof still holds. */
class ErasureIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-7401");
    private static final CaseId OTHER = new CaseId("BF-7402");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int WORDS_MIN = 12;

    private static Set<String> words;
    private static Set<String> othersWords;
    private static List<String> refusedBefore;

    @TempDir private Path folder;

    @BeforeAll
    static void erase() throws InterruptedException {
        tell("BF-0102", "7401");
        tell("BF-0101", "7402");
        words = personalWords(CASE);
        othersWords = personalWords(OTHER);
        assertThat(words).hasSizeGreaterThan(3);
        refusedBefore = List.of(destroy("SV-1"));
        decide();
        destroy("SV-1");
        await().atMost(SOON)
                .until(() -> PROGRAM.bean(KeyRing.class).isErased(DataSubject.client(CASE)));
    }

    private static void tell(String story, String number) throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text(story + ".jsonl"), number).lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-" + number), result.position());
        var sealed = PROGRAM.bean(SealedLog.class);
        await().atMost(SOON).until(() -> sealed.size() >= result.position());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static void decide() {
        var answer =
                PROGRAM.command(
                        "DecideErasure",
                        """
                        {"commandId": "%s", "occurredAt": "%s", "precision": "exact", "caseId": "%s", "requestId": "er-1", "person": "client",
                         "outcome": "granted", "ground": "none", "reason": "The client has moved away for good."}
                        """
                                .formatted(UUID.randomUUID(), now(), CASE),
                        "DP-1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String destroy(String second) {
        return PROGRAM.command(
                        "DestroySubjectKey",
                        """
                        {"commandId": "%s", "occurredAt": "%s", "precision": "exact", "caseId": "%s", "person": "client", "keyId": "key-1",
                         "secondPerson": "%s"}
                        """
                                .formatted(UUID.randomUUID(), now(), CASE, second),
                        "DP-1")
                .body();
    }

    /** Every text of a field about the client that is long enough to be nobody else's. */
    private static Set<String> personalWords(CaseId caseId) {
        var found = new LinkedHashSet<String>();
        for (var event : PROGRAM.bean(Desk.class).histories().of(caseId)) {
            var row = EventTable.standard().row(event.type());
            event.payload()
                    .forEach((name, value) -> {
                        var field = row.field(name).orElseThrow();
                        if (field.isPersonal()
                                && DataSubject.about(field, event.event())
                                        .equals(DataSubject.CLIENT)) {
                            collect(value, found);
                        }
                    });
        }
        return found;
    }

    private static void collect(Object value, Set<String> found) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(one -> collect(one, found));
            case Collection<?> list -> list.forEach(one -> collect(one, found));
            case String text when text.length() >= WORDS_MIN && text.contains(" ") ->
                    found.add(text);
            default -> {}
        }
    }

    @Test
    void before_anything_was_decided_no_key_is_destroyed() {
        assertThat(refusedBefore).singleElement().asString().contains("NOT_FOUND");
    }

    @Test
    void nothing_of_the_client_is_read_from_the_log_and_the_case_keeps_its_shape() {
        var history = PROGRAM.bean(Desk.class).histories().of(CASE);

        assertThat(history.toString()).doesNotContain(words).contains(Erased.MARK);
        assertThat(history)
                .extracting(RecordedEvent::type)
                .startsWith("CaseOpened")
                .endsWith("SubjectKeyDestroyed");
        assertThat(personalWords(OTHER)).isEqualTo(othersWords);
    }

    @Test
    void the_pages_and_the_list_of_cases_still_load_and_say_that_it_was_erased() throws Exception {
        for (var person : List.of("SV-1", "AU-1", "DP-1")) {
            var page =
                    Browser.of(PROGRAM, person)
                            .get(person.equals("AU-1") ? "/audit/cases/" + CASE : "/cases/" + CASE);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).doesNotContain(words).contains(Erased.MARK);
        }
        await().atMost(SOON)
                .untilAsserted(() -> {
                    var list = Browser.of(PROGRAM, "SV-1").get("/cases?reference=7401");
                    assertThat(list.body()).contains(Erased.MARK).doesNotContain(words);
                });
    }

    @Test
    void no_row_of_the_casework_database_holds_a_word_of_a_client_erased_or_not() {
        var rows = Stores.rows(PROGRAM.bean(CaseworkDatabase.class).derived());
        assertThat(rows).hasSizeGreaterThan(100);
        for (var row : rows) {
            assertThat(List.of(words, othersWords))
                    .as("a row of " + row.substring(0, row.indexOf(' ')))
                    .allMatch(all -> all.stream().noneMatch(row::contains));
        }
    }

    @Test
    void the_agencies_stores_keep_the_places_and_lose_the_words() {
        var database = PROGRAM.bean(GatewayDatabase.class).pool();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Stores.rows(database))
                                .filteredOn(row -> row.contains(CASE.value()))
                                .hasSizeGreaterThan(20)
                                .anyMatch(row -> row.contains(Erased.MARK))
                                .noneMatch(row -> words.stream().anyMatch(row::contains)));
        var store = PROGRAM.bean(AgencyStore.class);
        for (var agency : List.of("BP", "TB", "BC")) {
            var released =
                    PROGRAM.bean(ReleasedEntries.class).of(CASE, new AgencyId(agency)).size();
            assertThat(store.told(new AgencyId(agency), CASE)).hasSize(released);
        }
        assertThat(store.told(new AgencyId("BP"), OTHER).toString())
                .contains(othersWords.stream().filter(word -> told(word)).toList());
    }

    /** Whether police were told this of the other case. */
    private static boolean told(String word) {
        return PROGRAM.bean(ReleasedEntries.class)
                .of(OTHER, new AgencyId("BP"))
                .toString()
                .contains(word);
    }

    @Test
    void no_topic_holds_a_word_of_the_client_and_all_else_is_there_again() {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    var records = Stores.records(PROGRAM.bean(Addresses.class).broker().servers());
                    assertThat(records)
                            .filteredOn(record -> record.contains(CASE.value()))
                            .hasSizeGreaterThan(20)
                            .noneMatch(record -> words.stream().anyMatch(record::contains));
                    assertThat(records)
                            .filteredOn(record -> record.contains(OTHER.value()))
                            .hasSizeGreaterThan(20);
                });
    }

    @Test
    void the_page_about_rights_says_who_was_told_and_who_has_confirmed_it() throws Exception {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        Browser.of(PROGRAM, "DP-1")
                                                .get("/cases/" + CASE + "/rights")
                                                .body())
                                .contains("Key destroyed by Leila Marsh and Hannah Orme")
                                .contains("Erased: nothing of them")
                                .contains("confirmed on")
                                .doesNotContain("not confirmed yet")
                                .doesNotContain(words));
        var other = Browser.of(PROGRAM, "SV-1").get("/cases/" + OTHER + "/rights");
        assertThat(other.body())
                .contains("Can be read", "values in")
                .doesNotContain("/record/DestroySubjectKey")
                .doesNotContain(othersWords);
        for (var person : List.of("CW-1", "IN-1", "AD-1", "BP-U1")) {
            assertThat(Browser.of(PROGRAM, person).get("/cases/" + CASE + "/rights").statusCode())
                    .as(person)
                    .isEqualTo(404);
        }
    }

    @Test
    void nothing_more_is_recorded_of_the_client() {
        var answer =
                PROGRAM.command(
                        "AddNote",
                        """
                        {"commandId": "%s", "occurredAt": "%s", "precision": "exact", "caseId": "%s", "noteId": "n-9", "access": "team", "text": "Rang again."}
                        """
                                .formatted(UUID.randomUUID(), now(), CASE),
                        "CW-1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
        assertThat(answer.body()).contains("SUBJECT_ERASED").doesNotContain("Rang again");
    }

    @Test
    void the_log_is_what_was_sealed_and_a_pack_of_the_case_is_sound_for_both_verifiers()
            throws Exception {
        var sealed = PROGRAM.bean(SealedLog.class);
        await().atMost(SOON)
                .until(() ->
                        sealed.size()
                                >= PROGRAM.bean(Desk.class)
                                        .histories()
                                        .of(CASE)
                                        .getLast()
                                        .position());
        assertThat(sealed.examine(_ -> {})).isEmpty();

        var auditor = Browser.of(PROGRAM, "AU-1");
        var proof = "/audit/cases/" + CASE + "/proof";
        var token = Browser.token(auditor.get(proof).body());
        var pack =
                auditor.post(
                                proof,
                                Map.of("_csrf", token, "reason", "complaint"),
                                Browser.into(folder.resolve("pack.zip")))
                        .body();
        var keys =
                Files.writeString(
                        folder.resolve("keys.json"),
                        PROGRAM.get("/api/v1/proof/keys", "AU-1").body());
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(
                        VerifyMain.run(
                                List.of("--keys", keys.toString(), pack.toString()),
                                nowhere,
                                nowhere))
                .isZero();
        assertThat(EvidencePackIT.node(keys, pack)).contains("sound").doesNotContain("NOT SOUND");
    }
}
