package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.following.Followers;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.views.Views;
import org.throughline.views.board.BoardRow;
import org.throughline.views.board.ReferralBoard;
import org.throughline.views.board.ReferralBoard.Place;
import org.throughline.views.caseload.CaseOrder;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.inbox.AgencyInbox;
import org.throughline.views.inbox.InboxRow;
import org.throughline.views.replay.Difference;
import org.throughline.views.replay.Replay;
import org.throughline.views.timeline.CaseTimelineEntry;
import org.throughline.views.timeline.CaseTimelines;
import tools.jackson.databind.JsonNode;

/** The views of a told story, and that they are nothing but the log in another form. */
class ViewsIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final CaseId CASE = new CaseId("BF-0130");
    private static final CaseId CORRECTED = new CaseId("BF-0131");

    @BeforeAll
    static void tell() throws Exception {
        tell("BF-0101", "0130");
        tell("BF-0102", "0131");
    }

    private static void tell(String story, String number) throws Exception {
        var lines = RunningProgram.retold(RunningProgram.text(story + ".jsonl"), number).lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-" + number), result.position());
    }

    @Test
    void the_timeline_holds_coded_and_personal_fields_apart() {
        var entries = PROGRAM.bean(CaseTimelines.class).of(CASE);
        assertThat(entries).hasSize(25);
        var opened = entries.getFirst();
        assertThat(opened.coded()).containsKey("caseRef").doesNotContainKey("clientName");
        assertThat(opened.personal()).containsEntry("clientName", "Harleen Bhullar");
        assertThat(entries.get(14).isLate()).isTrue();
    }

    @Test
    void the_caseload_shows_lamps_and_state() {
        var row =
                PROGRAM.bean(Caseload.class)
                        .page(
                                CasePart.all("brackenford-support"),
                                new Caseload.Filter(true, null, null, "BF-0130", null),
                                CaseOrder.CHANGED,
                                0)
                        .getFirst();
        assertThat(row.lamps()).containsExactly("done", "done", "done", "done");
        assertThat(row.isClosed()).isTrue();
        assertThat(row.caseworker()).isEqualTo("CW-1");
        assertThat(row.riskLevel()).isEqualTo("standard");
        assertThat(
                        PROGRAM.bean(Caseload.class)
                                .count(CasePart.all("millbeck-support"), Caseload.Filter.NONE))
                .isZero();
    }

    @Test
    void the_board_and_the_inbox_agree_on_the_referral() {
        assertThat(PROGRAM.bean(ReferralBoard.class).of(CASE))
                .extracting(row -> row.agency() + " " + row.state() + " " + row.turn())
                .containsExactly("TB COMPLETED client", "BP COMPLETED client");
        var inbox = PROGRAM.bean(AgencyInbox.class).of(new AgencyId("TB"), CASE);
        assertThat(inbox)
                .anySatisfy(row -> {
                    assertThat(row.caseId()).isEqualTo("BF-0130");
                    assertThat(row.state()).isEqualTo("COMPLETED");
                    assertThat(row.clientName()).isEqualTo("Harleen Bhullar");
                });
    }

    @Test
    void pages_of_the_board_and_of_the_inbox_follow_one_another_and_lose_no_row() {
        var board = PROGRAM.bean(ReferralBoard.class);
        var part = CasePart.all("brackenford-support");
        var any = new ReferralBoard.Filter(null, null, false);
        var whole = board.page(part, any, null, 1000);
        assertThat(whole).hasSizeGreaterThan(1);
        var paged = new ArrayList<BoardRow>();
        for (var page = board.page(part, any, null, 1);
                !page.isEmpty();
                page = board.page(part, any, Place.of(paged.getLast()), 1)) {
            paged.addAll(page);
        }
        assertThat(paged).isEqualTo(whole);

        var inbox = PROGRAM.bean(AgencyInbox.class);
        var agency = new AgencyId("TB");
        var referrals = new ArrayList<InboxRow>();
        for (var page = inbox.page(agency, null, 1);
                !page.isEmpty();
                page =
                        inbox.page(
                                agency,
                                new AgencyInbox.Place(
                                        referrals.getLast().changedAt(),
                                        referrals.getLast().referralId()),
                                1)) {
            referrals.addAll(page);
        }
        assertThat(referrals).isNotEmpty().isEqualTo(inbox.page(agency, null, 1000));
    }

    @Test
    void views_that_somebody_changed_are_rebuilt_to_the_row_and_named() throws Exception {
        var views = PROGRAM.bean(Views.class);
        long head = PROGRAM.bean(Followers.class).head();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> views.position() >= head);
        var before = views.digest();
        var timeline = PROGRAM.bean(CaseTimelines.class).of(CORRECTED);
        assertThat(rebuilt().path("different").asInt()).isZero();

        try (var connection = PROGRAM.bean(CaseworkDatabase.class).derived().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update views.caseload_row set version = 1 where case_id = '%s'"
                            .formatted(CASE));
            statement.execute(
                    "delete from views.timeline_entry where case_id = '%s'".formatted(CORRECTED));
            // Of a case that never was.
            statement.execute(
                    """
                    insert into views.timeline_entry
                    select (jsonb_populate_record(t, '{"case_id": "BF-9998"}')).* from views.timeline_entry t
                    where case_id = '%s' and case_seq = 1
                    """
                            .formatted(CASE));
        }
        var found = rebuilt();
        assertThat(found.path("different").asInt()).isEqualTo(3);
        assertThat(found.path("firstDifferent").asString()).isEqualTo(CASE.value());
        assertThat(views.digest()).isEqualTo(before);
        // Never a failure that prints what stands in a case.
        assertThat(PROGRAM.bean(CaseTimelines.class).of(CORRECTED).equals(timeline)).isTrue();
        assertThat(timeline.stream().anyMatch(ViewsIT::isRedacted)).isTrue();
        assertThat(rebuilt().path("different").asInt()).isZero();
    }

    /** The last thing that the operator is told. */
    private static JsonNode rebuilt() {
        var lines = PROGRAM.operator("/operator/views/rebuild").body().lines().toList();
        assertThat(lines.getFirst()).contains("\"done\":", "\"of\":");
        return DomainJson.read(lines.getLast().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isRedacted(CaseTimelineEntry entry) {
        return entry.personal().get("account") instanceof String text
                && text.startsWith("A passer-by saw");
    }

    @Test
    void a_batch_that_fails_in_the_middle_leaves_nothing() {
        var histories = PROGRAM.bean(Desk.class).histories();
        var broken =
                new Views(
                        PROGRAM.bean(CaseworkDatabase.class).derived(),
                        (caseId, _) -> {
                            if (caseId.equals(CASE)) {
                                throw new IllegalStateException("in the middle");
                            }
                            return histories.of(caseId);
                        },
                        PROGRAM.bean(KeyRing.class));
        var last = histories.of(CASE).getLast();
        var beyond =
                new RecordedEvent(
                        PROGRAM.bean(Followers.class).head() + 1000,
                        last.caseId(),
                        last.caseSeq(),
                        last.eventId(),
                        last.type(),
                        last.version(),
                        last.occurredAt(),
                        last.precision(),
                        last.recordedAt(),
                        null,
                        last.actor(),
                        null,
                        last.commandId(),
                        null,
                        null,
                        null,
                        last.event(),
                        last.payload());
        var before = broken.digest();
        var position = broken.position();
        assertThatThrownBy(() -> broken.follow(List.<LogEntry>of(beyond)))
                .hasMessage("in the middle");
        assertThat(broken.digest()).isEqualTo(before);
        assertThat(broken.position()).isEqualTo(position);
    }

    @Test
    void replay_knows_two_clocks() {
        var replay = Replay.of(PROGRAM.bean(Desk.class).histories().of(CASE));
        var before = replay.asOf(Instant.parse("2025-03-10T10:59:59Z"), null);
        var after = replay.asOf(Instant.parse("2025-03-10T11:00:00Z"), null);
        assertThat(before).hasSize(14);
        assertThat(after).hasSize(15);
        assertThat(Replay.difference(before, after))
                .containsExactly(
                        new Difference(15, "IncidentRecorded", Difference.Kind.NEW, List.of()));
        assertThat(replay.asOf(null, Instant.parse("2025-03-06T23:10:00Z")))
                .hasSize(14)
                .last()
                .satisfies(known -> assertThat(known.event().caseSeq()).isEqualTo(15));
    }
}
