package org.throughline.server.wiring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.casefile.clocks.DueFact;
import org.throughline.casefile.events.ReferralEvent.ReferralOverdue;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.clocks.ClockFollower;

/** The clocks of cases run by durable timers, under a clock that the test sets and that goes on. */
class LiveClockIT {
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final int SENT = 9;
    private static final Duration SOON = Duration.ofSeconds(60);

    private TestLog told;
    private ClockFollower follower;
    private volatile Clock clock = Clock.systemUTC();

    @BeforeEach
    void open() throws IOException {
        set(Instant.parse("2025-03-04T12:00:00Z"));
        told = new TestLog();
        follower = follower();
    }

    @AfterEach
    void close() {
        follower.close();
        told.close();
    }

    private ClockFollower follower() {
        return new ClockFollower(
                told.database,
                told.desk,
                told.bridge::changedAfter,
                told.bridge::inStoryTime,
                this::now);
    }

    private void set(Instant moment) {
        clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), moment));
    }

    private Instant now() {
        return clock.instant();
    }

    private void follow() {
        var entries = told.bridge.after(follower.position(), 1000);
        if (!entries.isEmpty()) {
            follower.follow(entries);
        }
    }

    private static boolean isOfDeciding(DueFact due) {
        return due.event() instanceof ReferralOverdue late && late.clock().equals("decide");
    }

    private List<Instant> decidedTooLate() {
        return told.desk.histories().of(CASE).stream()
                .filter(event ->
                        event.event() instanceof ReferralOverdue late
                                && late.clock().equals("decide"))
                .map(event -> event.recordedAt())
                .toList();
    }

    private Instant timer() {
        return sql().sql(
                        "select execution_time from clocks.scheduled_tasks where task_instance ="
                                + " :id")
                .param("id", CASE.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private JdbcClient sql() {
        return JdbcClient.create(told.database);
    }

    /** A timer that comes a second time, as after a crash between the fact and the next timer. */
    private void fireAgain() {
        sql().sql(
                        "update clocks.scheduled_tasks set execution_time = :now where"
                                + " task_instance = :id")
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("id", CASE.value())
                .update();
        await().atMost(SOON).until(() -> timer().isAfter(now()));
    }

    private Instant tillDecisionIsDue() throws IOException {
        told.tell(SENT, "0101", false);
        follow();
        var due = requireNonNull(told.desk.nextDue(CASE, LiveClockIT::isOfDeciding));
        return due.firesAt();
    }

    @Test
    void a_referral_that_nobody_decides_on_is_overdue_once_however_often_its_timer_fires()
            throws IOException {
        var due = tillDecisionIsDue();

        set(due.minusSeconds(120));
        await().atMost(SOON).until(() -> timer().isAfter(now()));
        assertThat(decidedTooLate()).isEmpty();

        set(due);
        await().atMost(SOON).until(() -> !decidedTooLate().isEmpty() && timer().isAfter(now()));
        assertThat(decidedTooLate()).hasSize(1);

        fireAgain();
        assertThat(decidedTooLate()).hasSize(1);

        follower.close();
        follower = follower();
        follow();
        fireAgain();
        assertThat(decidedTooLate()).hasSize(1);
    }

    @Test
    void a_timer_that_fell_due_while_the_program_was_down_fires_when_it_is_back()
            throws IOException {
        var due = tillDecisionIsDue();
        follower.close();

        set(due.plusSeconds(60));
        follower = follower();

        await().atMost(SOON).until(() -> !decidedTooLate().isEmpty());
        assertThat(decidedTooLate()).hasSize(1);
    }

    @Test
    void whoever_is_far_behind_sets_the_timer_of_a_case_at_its_last_fact() throws IOException {
        told.tell(SENT - 2, "0101", false);
        told.open("BF-0777", Instant.parse("2025-03-05T10:00:00Z"), false);
        var begun = told.bridge.after(0, 1000);
        told.tell(SENT, "0101", false);

        follower.follow(begun);
        assertThat(timers(CASE)).isZero();

        follower.follow(told.bridge.after(begun.getLast().position(), 1000));
        assertThat(timer()).isEqualTo(requireNonNull(told.desk.nextDue(CASE)).firesAt());
    }

    @Test
    void what_another_node_has_looked_at_is_not_set_once_more() throws IOException {
        told.tell(SENT, "0101", false);
        var entries = told.bridge.after(0, 1000);
        var later = now().plus(Duration.ofDays(400)).truncatedTo(ChronoUnit.SECONDS);
        try (var other = follower()) {
            other.follow(entries);
        }
        sql().sql("update clocks.scheduled_tasks set execution_time = :later")
                .param("later", later.atOffset(ZoneOffset.UTC))
                .update();

        follower.follow(entries.subList(0, 3));
        follower.follow(entries);
        assertThat(timer()).isEqualTo(later);
    }

    private int timers(CaseId caseId) {
        return sql().sql("select count(*) from clocks.scheduled_tasks where task_instance = :id")
                .param("id", caseId.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void what_is_told_in_story_time_sets_no_timer() throws IOException {
        told.tell(SENT, "0101", true);
        follow();

        assertThat(
                        sql().sql("select count(*) from clocks.scheduled_tasks")
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
