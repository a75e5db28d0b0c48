package org.throughline.casefile.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.PROJECT;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.StoryFacts.opened;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.statistics.PublishedTable.Row;

class StatisticsTest {

    private static final Map<String, List<String>> LISTS =
            Map.of(
                    "task", List.of("help", "intervention", "impact", "resolution"),
                    "ethnicity", List.of("arab", "white-irish", "not-stated"),
                    "needCategory", List.of("housing", "health"),
                    "outcomeCode", List.of("patrol"),
                    "incidentKind", List.of("threat"),
                    "motivation", List.of("race"),
                    "ageBand", List.of("0-4", "25-59"),
                    "agencyKind", List.of("police"));
    private static final LocalDate FIRST = LocalDate.parse("2025-03-01");
    private static final LocalDate LAST = LocalDate.parse("2025-03-31");
    private static final Instant APRIL = Instant.parse("2025-04-01T00:00:00Z");

    @Test
    void tasks_are_counted_by_task() {
        assertThat(table(Measure.TASKS, request(), cases(7, "arab")))
                .containsExactlyInAnyOrder(
                        row("hidden", "help"),
                        row("<5", "intervention"),
                        row("<5", "impact"),
                        row("<5", "resolution"),
                        row("7", "total"));
    }

    @Test
    void cases_are_counted_by_ethnic_group() {
        var cases = cases(6, "arab");
        cases.addAll(cases(8, "white-irish"));
        cases.addAll(cases(2, "not-stated"));

        assertThat(table(Measure.CASES, request(Breakdown.ETHNICITY), cases))
                .containsExactlyInAnyOrder(
                        row("hidden", "arab"),
                        row("8", "white-irish"),
                        row("<5", "not-stated"),
                        row("16", "total"));
    }

    @Test
    void the_answer_does_not_depend_on_the_order_of_the_cases() {
        var cases = cases(6, "arab");
        cases.addAll(cases(8, "white-irish"));
        var first = table(Measure.CASES, request(Breakdown.ETHNICITY), cases);
        Collections.reverse(cases);

        assertThat(table(Measure.CASES, request(Breakdown.ETHNICITY), cases)).isEqualTo(first);
    }

    @Test
    void an_event_in_error_does_not_count() {
        var cases = cases(7, "arab");
        cases.replaceAll(StatisticsTest::withHelpInError);

        assertThat(table(Measure.TASKS, request(), cases)).contains(row("<5", "total"));
        assertThat(table(Measure.CASES, request(), cases)).containsExactly(row("7"));
    }

    @Test
    void a_correction_counts_from_when_it_was_known() {
        var cases = cases(7, "arab");
        cases.replaceAll(history ->
                and(history, corrected(2, "ethnicity", "white-irish"), APRIL.minusSeconds(60)));
        cases.addAll(cases(6, "arab"));
        cases.addAll(cases(8, "white-irish"));
        cases.addAll(cases(6, "not-stated"));

        assertThat(table(Measure.CASES, request(Breakdown.ETHNICITY), cases))
                .contains(row("15", "white-irish"), row("6", "arab"));
        var before =
                new StatisticsRequest(
                        PROJECT, FIRST, LAST, List.of(Breakdown.ETHNICITY), APRIL.minusSeconds(61));
        assertThat(table(Measure.CASES, before, cases))
                .contains(row("8", "white-irish"), row("13", "arab"));
    }

    @Test
    void what_was_recorded_later_does_not_change_an_answer() {
        var cases = cases(7, "arab");
        var answer = table(Measure.CASES, request(Breakdown.MONTH), cases);
        var more = new ArrayList<>(cases);
        more.add(new CaseStory().at(APRIL.plusSeconds(1)).commits(opened()).history());

        assertThat(table(Measure.CASES, request(Breakdown.MONTH), more)).isEqualTo(answer);
    }

    @Test
    void what_happened_outside_the_period_does_not_count() {
        var cases = cases(7, "arab");
        for (int i = 0; i < 9; i++) {
            cases.add(
                    new CaseStory()
                            .at(MONDAY.minus(Duration.ofDays(5)))
                            .commits(opened())
                            .history());
        }

        assertThat(table(Measure.CASES, request(), cases)).containsExactly(row("7"));
    }

    @Test
    void months_and_quarters_are_told_apart() {
        var year =
                new StatisticsRequest(
                        PROJECT,
                        LocalDate.parse("2025-02-10"),
                        LocalDate.parse("2025-04-02"),
                        List.of(Breakdown.MONTH),
                        APRIL);

        assertThat(table(Measure.CASES, year, cases(7, "arab")))
                .extracting(row -> row.codes().getFirst())
                .containsExactly("2025-02", "2025-03", "2025-04", "total");
        assertThat(table(Measure.CASES, request(Breakdown.QUARTER), cases(7, "arab")))
                .containsExactly(row("7", "2025-Q1"), row("7", "total"));
    }

    @Test
    void a_table_of_too_many_cells_is_finer_than_allowed() {
        var century =
                new StatisticsRequest(
                        PROJECT,
                        LocalDate.parse("1925-01-01"),
                        LAST,
                        List.of(Breakdown.MONTH, Breakdown.ETHNICITY),
                        APRIL);

        assertThat(isTooFine(century)).isTrue();
        assertThat(isTooFine(request(Breakdown.MONTH))).isFalse();
    }

    private static boolean isTooFine(StatisticsRequest request) {
        return Statistics.isTooFine(request, list -> LISTS.getOrDefault(list, List.of()));
    }

    private static List<Row> table(
            Measure measure, StatisticsRequest request, List<List<RecordedEvent>> cases) {
        var statistics =
                new Statistics(request, list -> LISTS.getOrDefault(list, List.of()), REGISTER);
        cases.forEach(statistics::add);
        return statistics.release().tables().stream()
                .filter(table -> table.measure() == measure)
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private static Row row(String count, String... codes) {
        return new Row(List.of(codes), count);
    }

    private static StatisticsRequest request(Breakdown... breakdown) {
        return new StatisticsRequest(PROJECT, FIRST, LAST, List.of(breakdown), APRIL);
    }

    private static List<List<RecordedEvent>> cases(int number, String ethnicity) {
        var cases = new ArrayList<List<RecordedEvent>>();
        for (int i = 0; i < number; i++) {
            cases.add(
                    new CaseStory()
                            .commits(opened(), details(ethnicity), help("accepted"))
                            .history());
        }
        return cases;
    }

    private static ClientDetailsRecorded details(String ethnicity) {
        return new ClientDetailsRecorded(
                "p-1", null, "Rosa", null, null, null, ethnicity, null, null);
    }

    private static List<RecordedEvent> and(
            List<RecordedEvent> history,
            org.throughline.casefile.events.CaseEvent event,
            Instant at) {
        var one = new CaseStory().at(at).commit(event).history().getFirst();
        var more = new ArrayList<>(history);
        more.add(placed(one, history.size() + 1, one.type(), one.payload()));
        return more;
    }

    private static List<RecordedEvent> withHelpInError(List<RecordedEvent> history) {
        return and(history, inError(3), history.getLast().recordedAt());
    }

    /** The same envelope at another place of a case, under the name of another kind. */
    private static RecordedEvent placed(
            RecordedEvent like, int seq, String type, Map<String, Object> payload) {
        return new RecordedEvent(
                seq,
                like.caseId(),
                seq,
                "event-" + seq,
                type,
                1,
                like.occurredAt(),
                "exact",
                like.recordedAt(),
                null,
                like.actor(),
                null,
                "c-" + seq,
                null,
                null,
                null,
                like.event(),
                payload);
    }
}
