package org.throughline.casefile.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * What somebody wants counted.
 *
 * @param projectId whose cases
 * @param from the first day, in London
 * @param to the last day
 * @param asOf what was known by then counts
 */
public record StatisticsRequest(
        String projectId, LocalDate from, LocalDate to, List<Breakdown> breakdown, Instant asOf) {

    private static final int BREAKDOWNS_MAX = 3;

    /** Periods that differ by less at both ends are taken for the same question. */
    private static final int NEAR_DAYS = 28;

    public StatisticsRequest {
        // In one order, so that the same question is the same whoever typed it.
        breakdown = breakdown.stream().sorted().toList();
    }

    /**
     * Whether it asks finer than allowed: by more than three fields, or by persons within a ward,
     * which would be finer than the ward.
     */
    public boolean asksTooFine() {
        var isOfPlace = breakdown.stream().anyMatch(Breakdown::isOfPlace);
        var isOfPerson = breakdown.stream().anyMatch(Breakdown::isOfPerson);
        return breakdown.size() > BREAKDOWNS_MAX || isOfPlace && isOfPerson;
    }

    /** The fields that do not go together; empty when all is well. */
    public Set<String> violations(Instant now) {
        return to.isBefore(from) ? Set.of("to") : asOf.isAfter(now) ? Set.of("asOf") : Set.of();
    }

    /** Whether another one is over a period that differs from this one by a few days at most. */
    public boolean isNear(StatisticsRequest other) {
        return other.projectId.equals(projectId)
                && Math.abs(ChronoUnit.DAYS.between(other.from, from)) < NEAR_DAYS
                && Math.abs(ChronoUnit.DAYS.between(other.to, to)) < NEAR_DAYS;
    }

    /** Whether a day counts in both. */
    public boolean overlaps(StatisticsRequest other) {
        return other.projectId.equals(projectId)
                && !from.isAfter(other.to)
                && !to.isBefore(other.from);
    }

    /** The own breakdown, of the period and moment of another one. */
    public StatisticsRequest settledOn(StatisticsRequest other) {
        return new StatisticsRequest(projectId, other.from, other.to, breakdown, other.asOf);
    }
}
