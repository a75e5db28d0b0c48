package org.throughline.campaign.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.campaign.agency.Receiver;
import org.throughline.campaign.check.Checker.Held;
import org.throughline.campaign.check.Verdict.Finding;
import org.throughline.campaign.work.Said;
import org.throughline.campaign.work.Said.Outcome;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.reference.Town;
import org.throughline.casefile.sharing.Level;

/** The checker believes nobody. */
class CheckerTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final CaseId CASE = new CaseId("CP-1");
    private static final AgencyId POLICE = new AgencyId("BP");

    private final Checker checker = new Checker(new Town(Map.of(), List.of(), Set.of()));

    private static RecordedEvent event(int caseSeq, String command) {
        return new RecordedEvent(
                caseSeq,
                CASE,
                caseSeq,
                "event-" + caseSeq,
                "CaseReopened",
                1,
                AT,
                "exact",
                AT.plusSeconds(caseSeq),
                null,
                Actor.SYSTEM,
                null,
                command,
                null,
                null,
                null,
                new CaseReopened("again"),
                Map.of());
    }

    private static PartnerEntry ghost() {
        return entry("ghost", 1);
    }

    private static PartnerEntry entry(String event, int seq) {
        return new PartnerEntry(
                POLICE,
                CASE,
                seq,
                seq,
                event,
                "CaseReopened",
                1,
                AT,
                "exact",
                AT,
                AT,
                Level.MARKER,
                false,
                null,
                AgencyId.PROJECT,
                null,
                null,
                false,
                Map.of());
    }

    private static Said said(String command, Outcome outcome, String... events) {
        return new Said(CASE.value(), "ReopenCase", command, outcome, List.of(events), AT, 1);
    }

    private static Topics.Sent sent(String key, String event) {
        return new Topics.Sent(key, CASE.value(), event, true, AT);
    }

    private Finding finding(List<Said> history) {
        return checker.verdict(history, 1, true).finding();
    }

    private static List<Said> enough() {
        var all = new ArrayList<Said>();
        for (int i = 0; i < 500; i++) {
            all.add(said("c" + i, Outcome.ACKNOWLEDGED));
        }
        return all;
    }

    @Test
    void what_was_acknowledged_and_stands_is_valid() {
        checker.checkLog(
                List.of(said("one", Outcome.ACKNOWLEDGED, "event-1")),
                Map.of("CP-1", List.of(event(1, "one"))),
                List.of(1L));
        assertThat(finding(enough())).isEqualTo(Finding.VALID);
    }

    @Test
    void what_was_acknowledged_and_does_not_stand_is_lost() {
        checker.checkLog(
                List.of(said("one", Outcome.ACKNOWLEDGED, "event-1")),
                Map.of("CP-1", List.of()),
                List.of());
        assertThat(finding(enough())).isEqualTo(Finding.INVALID);
    }

    @Test
    void what_was_acknowledged_once_and_stands_twice_is_doubled() {
        checker.checkLog(
                List.of(said("one", Outcome.ACKNOWLEDGED, "event-1")),
                Map.of("CP-1", List.of(event(1, "one"), event(2, "one"))),
                List.of(1L, 2L));
        assertThat(finding(enough())).isEqualTo(Finding.INVALID);
    }

    @Test
    void what_was_refused_leaves_no_trace() {
        checker.checkLog(
                List.of(said("one", Outcome.REFUSED)),
                Map.of("CP-1", List.of(event(1, "one"))),
                List.of(1L));
        assertThat(finding(enough())).isEqualTo(Finding.INVALID);
    }

    @Test
    void what_nobody_knows_may_stand_or_not() {
        checker.checkLog(
                List.of(said("one", Outcome.UNKNOWN), said("two", Outcome.UNKNOWN)),
                Map.of("CP-1", List.of(event(1, "one"))),
                List.of(1L));
        assertThat(finding(enough())).isEqualTo(Finding.VALID);
    }

    @Test
    void a_hole_in_the_positions_or_in_a_case_is_seen() {
        checker.checkLog(List.of(), Map.of(), List.of(1L, 3L));
        assertThat(checker.isClean()).isFalse();
        var other = new Checker(new Town(Map.of(), List.of(), Set.of()));
        other.checkLog(
                List.of(), Map.of("CP-1", List.of(event(1, "a"), event(3, "b"))), List.of(1L, 2L));
        assertThat(other.isClean()).isFalse();
    }

    @Test
    void an_agency_holds_nothing_that_was_never_recorded() {
        checker.checkTopic("topic", List.of(sent("CP-1", "ghost")), Set.of());
        assertThat(checker.isClean()).isFalse();
    }

    @Test
    void a_record_is_keyed_by_its_case() {
        checker.checkTopic("topic", List.of(sent("", "event-1")), Set.of("event-1"));
        assertThat(checker.isClean()).isFalse();
    }

    @Test
    void what_leaves_after_its_gate_has_closed_leaves_empty() {
        var hourAfter = AT.plusSeconds(3600);
        var emptied = new Topics.Sent("CP-1", "CP-1", "event-1", false, hourAfter);
        checker.checkLeaving(POLICE, CASE, AT, List.of(sent("CP-1", "event-1"), emptied));
        assertThat(checker.isClean()).isTrue();
        var whole = new Topics.Sent("CP-1", "CP-1", "event-1", true, hourAfter);
        checker.checkLeaving(POLICE, CASE, AT, List.of(whole));
        assertThat(checker.isClean()).isFalse();
    }

    @Test
    void what_was_seen_on_the_way_is_a_beginning_of_the_end() {
        var atEnd = Map.of("BP/CP-1", List.of("a", "b", "c"));
        checker.checkSights(List.of(new Watch.Sight(POLICE, CASE, List.of("a", "b"))), atEnd);
        assertThat(checker.isClean()).isTrue();
        checker.checkSights(List.of(new Watch.Sight(POLICE, CASE, List.of("b"))), atEnd);
        assertThat(checker.isClean()).isFalse();
    }

    @Test
    void a_case_that_nobody_recorded_is_held_by_nobody() {
        checker.checkAgency(POLICE, CASE, List.of(), new Held(List.of(), List.of(), false));
        assertThat(checker.isClean()).isTrue();
        checker.checkAgency(POLICE, CASE, List.of(), new Held(List.of(ghost()), List.of(), false));
        assertThat(checker.isClean()).isFalse();
    }

    private static Receiver.Call call(String id, boolean isTaken) {
        return new Receiver.Call(id, isTaken);
    }

    private boolean isCleanWhenCalled(boolean isOpen, Receiver.Call... calls) {
        var held = new Held(List.of(entry("a", 1), entry("b", 2)), List.of(), isOpen);
        var own = new Checker(new Town(Map.of(), List.of(), Set.of()));
        own.checkReceived(POLICE, CASE, held, List.of(calls));
        return own.isClean();
    }

    @Test
    void a_machine_may_be_called_again_but_not_out_of_order() {
        var first = call("a.1", true);
        var second = call("b.2", true);
        assertThat(isCleanWhenCalled(true, call("a.1", false), first, first, second)).isTrue();
        assertThat(isCleanWhenCalled(true, second, first)).isFalse();
        assertThat(isCleanWhenCalled(true, first, second, call("ghost.3", false))).isFalse();
    }

    @Test
    void a_machine_takes_everything_behind_an_open_gate() {
        assertThat(isCleanWhenCalled(true, call("a.1", true), call("b.2", false))).isFalse();
        assertThat(isCleanWhenCalled(false, call("a.1", true), call("b.2", false))).isTrue();
    }

    @Test
    void a_round_that_proves_nothing_is_unknown() {
        assertThat(finding(List.of())).isEqualTo(Finding.UNKNOWN);
        assertThat(checker.verdict(enough(), 0, true).finding()).isEqualTo(Finding.UNKNOWN);
        assertThat(checker.verdict(enough(), 1, false).finding()).isEqualTo(Finding.UNKNOWN);
    }
}
