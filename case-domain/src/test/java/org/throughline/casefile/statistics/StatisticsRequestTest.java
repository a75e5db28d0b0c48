package org.throughline.casefile.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.OTHER_PROJECT;
import static org.throughline.casefile.Brackenford.PROJECT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;

class StatisticsRequestTest {

    private static final Instant APRIL = Instant.parse("2025-04-01T00:00:00Z");
    private static final StatisticsRequest QUARTER = request("2025-01-01", "2025-03-31", APRIL);

    @Test
    void three_fields_are_the_finest() {
        assertThat(by(Breakdown.MONTH, Breakdown.TASK, Breakdown.ETHNICITY).asksTooFine())
                .isFalse();
        assertThat(
                        by(Breakdown.MONTH, Breakdown.TASK, Breakdown.ETHNICITY, Breakdown.AGE_BAND)
                                .asksTooFine())
                .isTrue();
    }

    @Test
    void persons_within_a_ward_are_finer_than_the_ward() {
        assertThat(by(Breakdown.WARD, Breakdown.TASK).asksTooFine()).isFalse();
        assertThat(by(Breakdown.WARD, Breakdown.ETHNICITY).asksTooFine()).isTrue();
        assertThat(by(Breakdown.AGE_BAND, Breakdown.WARD).asksTooFine()).isTrue();
    }

    @Test
    void a_period_does_not_end_before_it_begins_and_nothing_is_known_of_the_future() {
        assertThat(request("2025-01-01", "2025-01-01", APRIL).violations(APRIL)).isEmpty();
        assertThat(request("2025-01-02", "2025-01-01", APRIL).violations(APRIL))
                .containsExactly("to");
        assertThat(QUARTER.violations(APRIL.minusSeconds(1))).containsExactly("asOf");
    }

    @Test
    void a_period_shifted_by_a_few_days_gets_the_release_already_made() {
        for (var shifted :
                List.of(
                        request("2025-01-03", "2025-03-31", APRIL),
                        request("2025-01-01", "2025-03-10", APRIL),
                        request("2024-12-20", "2025-04-15", APRIL.plusSeconds(86_400L * 99)))) {
            assertThat(settled(shifted)).isEqualTo(QUARTER);
        }
    }

    @Test
    void another_breakdown_of_a_near_period_is_of_the_period_already_released() {
        var shifted =
                new StatisticsRequest(
                        PROJECT,
                        LocalDate.parse("2025-01-03"),
                        QUARTER.to(),
                        List.of(Breakdown.NEED),
                        APRIL);

        assertThat(settled(shifted))
                .isEqualTo(
                        new StatisticsRequest(
                                PROJECT,
                                QUARTER.from(),
                                QUARTER.to(),
                                List.of(Breakdown.NEED),
                                APRIL));
    }

    @Test
    void another_period_and_another_project_are_other_questions() {
        var next = request("2025-04-01", "2025-06-30", APRIL);
        var others =
                new StatisticsRequest(
                        OTHER_PROJECT, QUARTER.from(), QUARTER.to(), List.of(), APRIL);

        assertThat(settled(next)).isEqualTo(next);
        assertThat(settled(others)).isEqualTo(others);
    }

    @Test
    void the_order_of_breakdowns_makes_no_other_question() {
        assertThat(by(Breakdown.TASK, Breakdown.MONTH))
                .isEqualTo(by(Breakdown.MONTH, Breakdown.TASK));
    }

    @Test
    void a_near_release_is_made_of_the_facts_of_the_first() {
        var first = new StatisticsRelease("first", QUARTER, 40);
        var later = new StatisticsRelease("later", request("2025-01-02", "2025-03-31", APRIL), 90);

        assertThat(later.settled(List.of(first)))
                .isEqualTo(new StatisticsRelease("later", QUARTER, 40));
        assertThat(first.settled(List.of())).isEqualTo(first);
    }

    @Test
    void periods_that_share_days_are_not_released_side_by_side() {
        var first = List.of(new StatisticsRelease("first", QUARTER, 40));

        assertThat(release("2025-01-01", "2025-12-31").isAcross(first)).isTrue();
        assertThat(release("2025-03-31", "2025-06-30").isAcross(first)).isTrue();
        assertThat(release("2025-02-01", "2025-02-28").isAcross(first)).isTrue();
        assertThat(release("2025-04-01", "2025-06-30").isAcross(first)).isFalse();
        assertThat(release("2025-01-01", "2025-03-31").isAcross(first)).isFalse();
    }

    private static StatisticsRelease release(String from, String to) {
        return new StatisticsRelease("later", request(from, to, APRIL), 90);
    }

    private static StatisticsRequest settled(StatisticsRequest request) {
        var first = new StatisticsRelease("first", QUARTER, 40);
        return new StatisticsRelease("later", request, 90).settled(List.of(first)).request();
    }

    private static StatisticsRequest by(Breakdown... breakdown) {
        return new StatisticsRequest(
                PROJECT, QUARTER.from(), QUARTER.to(), List.of(breakdown), APRIL);
    }

    private static StatisticsRequest request(String from, String to, Instant asOf) {
        return new StatisticsRequest(
                PROJECT, LocalDate.parse(from), LocalDate.parse(to), List.of(), asOf);
    }
}
