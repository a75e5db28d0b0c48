package org.throughline.campaign.steady;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;

/** A round of load cut into pieces of ten seconds. */
public record Steps(List<Step> steps) {
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final String HEAD =
            "seconds\tentries\tarrival p50 ms\tarrival p99 ms\tunder way\tmemory MB\n";

    public Steps {
        steps = List.copyOf(steps);
    }

    /**
     * One of them.
     *
     * @param second at which it ends
     * @param entries whose commands were answered in it
     * @param p50 milliseconds until they had arrived
     * @param underWay at its end
     * @param megabytes of memory that the program's processes had resident at its end
     */
    public record Step(int second, int entries, long p50, long p99, long underWay, int megabytes) {}

    /**
     * @param memory megabytes by the moment at which they were looked at; not empty
     */
    public static Steps of(
            Instant begin,
            Instant end,
            List<Arrival> arrivals,
            NavigableMap<Instant, Integer> memory) {
        var steps = new ArrayList<Step>();
        for (var from = begin; !from.plus(LENGTH).isAfter(end); from = from.plus(LENGTH)) {
            var first = from;
            var until = from.plus(LENGTH);
            var took =
                    arrivals.stream()
                            .filter(one -> !one.answered().isBefore(first))
                            .filter(one -> one.answered().isBefore(until))
                            .map(one -> one.took().toMillis())
                            .sorted()
                            .toList();
            var seen = memory.floorEntry(until);
            steps.add(
                    new Step(
                            (int) Duration.between(begin, until).toSeconds(),
                            took.size(),
                            percentile(took, 50),
                            percentile(took, 99),
                            arrivals.stream().filter(one -> one.isUnderWayAt(until)).count(),
                            seen == null ? memory.firstEntry().getValue() : seen.getValue()));
        }
        return new Steps(steps);
    }

    /** Of values in ascending order; -1 when there are none. */
    public static long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? -1 : sorted.get((sorted.size() - 1) * percent / 100);
    }

    /** As a table, one line for each. */
    public String table() {
        var text = new StringBuilder(HEAD);
        for (var step : steps) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%d\t%d\t%d\t%d\t%d\t%d%n",
                            step.second(),
                            step.entries(),
                            step.p50(),
                            step.p99(),
                            step.underWay(),
                            step.megabytes()));
        }
        return text.toString();
    }
}
