package org.throughline.views.rights;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.views.Views;
import org.throughline.views.rights.ClosedCases.Kept;

/** What is due, and what is due next, found from the ends of indexes as the rule says it. */
class ClosedCasesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Map<String, Integer> FLOORS = Map.of("resolved", 12, "moved", 1, "no", 72);
    private static final List<String> REASONS = FLOORS.keySet().stream().sorted().toList();
    private static final Comparator<Kept> IN_ORDER =
            comparing(Kept::keptUntil)
                    .thenComparing(one -> one.closed().closedOn())
                    .thenComparing(one -> one.closed().caseId());

    private final DataSource database = TestInfrastructure.freshDatabase();
    private final Random chance = new Random(7);

    @Test
    void every_day_has_those_due_and_those_due_next_that_the_rule_names() {
        Views.migrate(database);
        var all = new ArrayList<ClosedCase>();
        for (int number = 0; number < 600; number++) {
            all.add(stored(closed(number)));
        }
        stored("elsewhere", closed(600));
        var cases = new ClosedCases(database, FLOORS);
        var without =
                all.stream().map(ClosedCase::caseId).filter(_ -> chance.nextInt(9) == 0).toList();

        for (int day = 0; day < 90; day++) {
            var today = DAY.plusDays(day);
            int most = day % 2 == 0 ? 600 : 1 + chance.nextInt(120);
            Predicate<Kept> isDue =
                    one -> !one.keptUntil().isAfter(today) && !one.closed().isHeld();
            assertThat(cases.due("support", today, without, most))
                    .as("due on %s", today)
                    .isEqualTo(first(all, without, isDue, most));
            assertThat(cases.others("support", today, without, most))
                    .as("due after %s", today)
                    .isEqualTo(first(all, without, isDue.negate(), most));
        }
        assertThat(cases.of("support", without))
                .isEqualTo(
                        all.stream()
                                .filter(one -> without.contains(one.caseId()))
                                .map(ClosedCasesIT::kept)
                                .sorted(IN_ORDER)
                                .toList());
        assertThat(cases.find("support", "C-600")).isEmpty();
    }

    private static List<Kept> first(
            List<ClosedCase> all, List<String> without, Predicate<Kept> which, int most) {
        return all.stream()
                .filter(one -> !without.contains(one.caseId()))
                .map(ClosedCasesIT::kept)
                .filter(which)
                .sorted(IN_ORDER)
                .limit(most)
                .toList();
    }

    /** The rule, read from the decision and not from the statement. */
    private static Kept kept(ClosedCase closed) {
        int months = FLOORS.getOrDefault(closed.reason(), -1);
        var least = closed.closedOn().plusMonths(months);
        var reviewed = closed.reviewedOn();
        if (reviewed == null || "delete".equals(closed.verdict())) {
            return new Kept(closed, least);
        }
        var next = closed.nextOn() == null ? reviewed.plusMonths(months) : closed.nextOn();
        return new Kept(closed, next.isAfter(least) ? next : least);
    }

    /** Closed about so long ago that its time is about now, mostly at the end of a month. */
    private ClosedCase closed(int number) {
        var reason = REASONS.get(chance.nextInt(REASONS.size()));
        var closedOn =
                DAY.minusMonths(FLOORS.getOrDefault(reason, 0)).plusDays(chance.nextInt(80) - 30);
        boolean isReviewed = chance.nextInt(5) == 0;
        return new ClosedCase(
                "C-" + number,
                "PG-" + number,
                closedOn,
                reason,
                chance.nextInt(10) == 0,
                isReviewed ? chance.nextBoolean() ? "retain" : "delete" : null,
                isReviewed ? closedOn.plusDays(chance.nextInt(60)) : null,
                isReviewed && chance.nextBoolean() ? DAY.plusDays(chance.nextInt(60) - 20) : null,
                chance.nextInt(4));
    }

    private ClosedCase stored(ClosedCase closed) {
        return stored("support", closed);
    }

    private ClosedCase stored(String projectId, ClosedCase closed) {
        JdbcClient.create(database)
                .sql(
                        """
                        insert into views.closed_case
                            (case_id, case_ref, project_id, closed_on, reason, is_held, verdict, reviewed_on, next_on, persons)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(1, closed.caseId())
                .param(2, closed.caseRef())
                .param(3, projectId)
                .param(4, closed.closedOn())
                .param(5, closed.reason())
                .param(6, closed.isHeld())
                .param(7, closed.verdict(), Types.VARCHAR)
                .param(8, closed.reviewedOn(), Types.DATE)
                .param(9, closed.nextOn(), Types.DATE)
                .param(10, closed.persons())
                .update();
        return closed;
    }
}
