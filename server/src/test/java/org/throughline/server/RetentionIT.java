package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Desk;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.server.story.StoryDesk;

/** A closed case whose time has come: two people delete it, and a hold stands in the way. */
class RetentionIT {
    private static final RunningProgram PROGRAM = DisclosureIT.PROGRAM;
    private static final Duration SOON = Duration.ofSeconds(60);

    private static int told = 7650;

    private CaseId id = new CaseId("BF-7650");

    @BeforeEach
    void tell() throws Exception {
        var number = Integer.toString(++told);
        id = new CaseId("BF-" + number);
        var lines = RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), number).lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(id, result.position());
        await().atMost(SOON).until(() -> section("SV-1", "Due").contains(id.value()));
    }

    /** What stands under a heading of the list, as this person reads it. */
    private static String section(String person, String heading) throws Exception {
        var page = Browser.of(PROGRAM, person).get("/retention");
        assertThat(page.statusCode()).isEqualTo(200);
        var from = page.body().indexOf(">" + heading + "<");
        assertThat(from).isPositive();
        var to = page.body().indexOf("<h2", from);
        return page.body().substring(from, to < 0 ? page.body().length() : to);
    }

    private List<RecordedEvent> history() {
        return PROGRAM.bean(Desk.class).histories().of(id);
    }

    private static HttpResponse<String> post(String person, String path, String name, String value)
            throws Exception {
        var browser = Browser.of(PROGRAM, person);
        var token = Browser.token(browser.get("/statistics").body() + browser.get("/cases").body());
        return browser.post(path, Map.of("_csrf", token, name, value));
    }

    private HttpResponse<String> propose(String person) throws Exception {
        return post(person, "/retention", "case", id.value());
    }

    private HttpResponse<String> delete(String person) throws Exception {
        return post(person, "/cases/" + id + "/deletion", "delete", "yes");
    }

    private void hold() {
        record("PlaceLegalHold", "\"holdId\": \"h-1\", \"reason\": \"complaint\"");
    }

    private void record(String command, String fields) {
        record(command, fields, "DP-1");
    }

    private void record(String command, String fields, String person) {
        PROGRAM.record(command, id, fields, person);
    }

    @Test
    void one_proposes_and_another_deletes() throws Exception {
        assertThat(section("AU-1", "Due")).contains(id.value()).doesNotContain("<form");
        assertThat(Browser.of(PROGRAM, "CW-1").get("/retention").statusCode()).isEqualTo(403);
        assertThat(Browser.of(PROGRAM, "CW-1").get("/cases/" + id + "/deletion").statusCode())
                .isEqualTo(404);

        assertThat(propose("SV-1").statusCode()).isEqualTo(303);
        assertThat(section("DP-1", "Proposed, waiting for a second person"))
                .contains(id.value(), "proposed by");
        int events = history().size();
        assertThat(delete("SV-1").statusCode()).isEqualTo(403);
        assertThat(history()).hasSize(events);

        assertThat(Browser.of(PROGRAM, "DP-1").get("/cases/" + id + "/deletion").body())
                .contains("Delete for ever", "The client:", "Police", "entries");
        assertThat(delete("DP-1").statusCode()).isEqualTo(303);

        assertThat(history().subList(events, history().size()))
                .extracting(RecordedEvent::type)
                .containsExactly("RetentionReviewed", "ErasureDecided", "SubjectKeyDestroyed");
        assertThat(history().getLast().event())
                .isInstanceOfSatisfying(
                        SubjectKeyDestroyed.class,
                        destroyed ->
                                assertThat(destroyed.secondPerson().value()).isEqualTo("SV-1"));
        await().atMost(SOON)
                .until(() -> PROGRAM.bean(KeyRing.class).isErased(DataSubject.client(id)));
        await().atMost(SOON)
                .until(() ->
                        !Browser.of(PROGRAM, "SV-1").get("/retention").body().contains(id.value()));
    }

    @Test
    void everybody_whom_the_case_names_is_erased_also_when_an_earlier_try_stopped()
            throws Exception {
        record("ReopenCase", "\"reason\": \"Once more.\"", "SV-1");
        record(
                "AddHouseholdMember",
                "\"memberRef\": \"m-1\", \"relation\": \"child\", \"ageBand\": \"11-15\", \"alsoTargeted\": true",
                "CW-1");
        record(
                "NoteAllegedParty",
                "\"partyRef\": \"p-1\", \"name\": \"Dean Holt\", \"relation\": \"neighbour\", \"markers\": []",
                "CW-1");
        record(
                "MarkEnteredInError",
                "\"target\": %d, \"reasonCode\": \"wrong-case\", \"reason\": \"Of another case.\""
                        .formatted(history().size()),
                "CW-1");
        record(
                "CloseCase",
                "\"reasonCode\": \"duplicate\", \"meetingOffered\": true, \"meetingHeld\": false",
                "SV-1");
        // As if an earlier try had ended here.
        record("ReviewRetention", "\"verdict\": \"delete\"");
        await().atMost(SOON).until(() -> section("SV-1", "Due").contains(id.value()));
        int events = history().size();
        assertThat(propose("SV-1").statusCode()).isEqualTo(303);
        assertThat(delete("DP-1").statusCode()).isEqualTo(303);

        assertThat(history().subList(events, history().size()))
                .extracting(RecordedEvent::type)
                .doesNotContain("RetentionReviewed")
                .hasSize(6);
        assertThat(history())
                .extracting(RecordedEvent::event)
                .filteredOn(SubjectKeyDestroyed.class::isInstance)
                .extracting(event -> ((SubjectKeyDestroyed) event).person())
                .containsExactly("m-1", "p-1", "client");
        await().atMost(SOON)
                .until(() ->
                        !Browser.of(PROGRAM, "SV-1").get("/retention").body().contains(id.value()));
        PageText.holdsNone(
                Browser.of(PROGRAM, "DP-1").get("/cases/" + id + "/rights").body(),
                List.of("Can be read", "Dean Holt"));
    }

    @Test
    void nobody_deletes_what_they_proposed_themselves() throws Exception {
        assertThat(delete("DP-1").statusCode()).isEqualTo(403);
        assertThat(propose("DP-1").statusCode()).isEqualTo(303);
        var refused = delete("DP-1");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("It takes two people");
        assertThat(history().getLast().type()).isEqualTo("CaseClosed");

        assertThat(post("DP-1", "/cases/" + id + "/deletion", "back", "yes").statusCode())
                .isEqualTo(303);
        assertThat(section("DP-1", "Due")).contains(id.value());
    }

    @Test
    void a_case_that_is_held_is_neither_proposed_nor_deleted() throws Exception {
        assertThat(propose("SV-1").statusCode()).isEqualTo(303);
        hold();
        int events = history().size();
        await().atMost(SOON)
                .until(() ->
                        section("SV-1", "Proposed, waiting for a second person")
                                .contains("a legal hold is live"));
        var refused = delete("DP-1");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("held");
        assertThat(post("SV-1", "/cases/" + id + "/deletion", "back", "yes").statusCode())
                .isEqualTo(303);
        assertThat(section("SV-1", "Kept")).contains(id.value());
        assertThat(propose("SV-1").statusCode()).isEqualTo(409);
        assertThat(history()).hasSize(events);
        assertThat(Browser.of(PROGRAM, "DP-1").get("/rights").body()).contains("Legal hold h-1");
    }

    @Test
    void a_hold_that_the_list_does_not_know_yet_is_found_by_the_case_itself() throws Exception {
        assertThat(propose("SV-1").statusCode()).isEqualTo(303);
        hold();
        // Straight after it: the list may still say that the case is due.
        assertThat(delete("DP-1").statusCode()).isEqualTo(409);
        assertThat(history().getLast().type()).isEqualTo("LegalHoldPlaced");
    }

    @Test
    void a_review_that_keeps_a_case_takes_it_off_what_is_due() throws Exception {
        record("ReviewRetention", "\"verdict\": \"keep\"");
        await().atMost(SOON).until(() -> section("SV-1", "Kept").contains(id.value()));
        var next = LocalDate.now(Register.LONDON).plusYears(3);
        record("ReviewRetention", "\"verdict\": \"extend\", \"nextOn\": \"%s\"".formatted(next));
        await().atMost(SOON)
                .until(() -> section("SV-1", "Kept").contains(Integer.toString(next.getYear())));
        assertThat(propose("SV-1").statusCode()).isEqualTo(409);
    }

    @Test
    void a_proposal_of_nothing_says_what_to_do() throws Exception {
        var answer = post("SV-1", "/retention", "other", "x");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Tick the cases");
    }
}
