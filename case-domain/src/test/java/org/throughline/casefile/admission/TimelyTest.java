package org.throughline.casefile.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.PROJECT;
import static org.throughline.casefile.Brackenford.ROSA;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decision.Refused;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Submission;
import org.throughline.casefile.closing.ReopenCase;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;

class TimelyTest {

    private static final CaseOpened OPENED =
            new CaseOpened("BF-1", PROJECT, "self", "mobile", null, false, MONDAY, null);
    private static final CaseClosed CLOSED = new CaseClosed("no-contact", true, false, List.of());
    private static final CommandTerms ON_OPEN_CASES = new CommandTerms("Any", Set.of(), false);
    private static final CommandTerms ON_ALL_CASES = new CommandTerms("Any", Set.of(), true);

    @Test
    void what_happened_lies_at_most_two_minutes_ahead() {
        assertThat(said(TUESDAY.plusSeconds(120), null, null)).isEmpty();
        assertThat(said(TUESDAY.plusSeconds(121), null, null))
                .contains(refused(Refusal.TIME_INVALID, "occurredAt"));
    }

    @Test
    void what_happened_more_than_ninety_days_ago_is_told_with_a_reason() {
        var ninetyDaysAgo = TUESDAY.minus(Duration.ofDays(90));
        assertThat(said(ninetyDaysAgo, null, null)).isEmpty();
        assertThat(said(ninetyDaysAgo.minusSeconds(1), null, null))
                .contains(refused(Refusal.TIME_INVALID, "lateReason"));
        assertThat(said(ninetyDaysAgo.minusSeconds(1), "Found in a diary", null)).isEmpty();
    }

    @Test
    void the_sender_has_seen_the_newest_version() {
        assertThat(said(TUESDAY, null, 1)).isEmpty();
        assertThat(said(TUESDAY, null, 2))
                .contains(refused(Refusal.VERSION_CONFLICT, "expectedSeq"));
    }

    @Test
    void a_closed_case_takes_few_commands_until_it_is_opened_again() {
        var closed = AdmissionTest.after(List.of(OPENED, CLOSED));
        assertThat(closed.timely(submission(TUESDAY, null, null), ON_OPEN_CASES))
                .contains(refused(Refusal.CASE_CLOSED));
        assertThat(closed.timely(submission(TUESDAY, null, null), ON_ALL_CASES)).isEmpty();
        var reopened = AdmissionTest.after(List.of(OPENED, CLOSED, new CaseReopened("Back")));
        assertThat(reopened.timely(submission(TUESDAY, null, null), ON_OPEN_CASES)).isEmpty();
    }

    @Test
    void the_time_is_looked_at_before_the_version_and_the_version_before_the_state() {
        var closed = AdmissionTest.after(List.of(OPENED, CLOSED));
        var future = TUESDAY.plusSeconds(300);
        assertThat(closed.timely(submission(future, null, 9), ON_OPEN_CASES))
                .contains(refused(Refusal.TIME_INVALID, "occurredAt"));
        assertThat(closed.timely(submission(TUESDAY, null, 9), ON_OPEN_CASES))
                .contains(refused(Refusal.VERSION_CONFLICT, "expectedSeq"));
    }

    @Test
    void every_commit_of_a_case_is_recorded_later_than_the_one_before() {
        var admission = AdmissionTest.after(List.of(OPENED));
        assertThat(admission.recordedAt(TUESDAY)).isEqualTo(TUESDAY);
        assertThat(admission.recordedAt(MONDAY)).isEqualTo(MONDAY.plusNanos(1000));
        assertThat(admission.recordedAt(MONDAY.minusSeconds(5))).isEqualTo(MONDAY.plusNanos(1000));
        assertThat(Admission.NOTHING_YET.recordedAt(MONDAY)).isEqualTo(MONDAY);
    }

    private static Optional<Refused> said(
            Instant occurredAt, @Nullable String lateReason, @Nullable Integer expectedSeq) {
        return AdmissionTest.after(List.of(OPENED))
                .timely(submission(occurredAt, lateReason, expectedSeq), ON_OPEN_CASES);
    }

    private static Submission<CaseCommand> submission(
            Instant occurredAt, @Nullable String lateReason, @Nullable Integer expectedSeq) {
        return new Submission<>(
                "c-1",
                ROSA,
                occurredAt,
                "exact",
                lateReason,
                expectedSeq,
                null,
                null,
                RUTH,
                TUESDAY,
                new ReopenCase("He is back"));
    }

    private static Refused refused(Refusal reason, String... details) {
        return new Refused(reason, List.of(details));
    }
}
