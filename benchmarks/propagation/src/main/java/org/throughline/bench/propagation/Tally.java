package org.throughline.bench.propagation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.bench.propagation.Load.Told;

/**
 * What became of what was answered.
 *
 * @param answered to callers
 * @param perSecond answers, while there was load
 * @param p50 milliseconds from the answer to the record, of what was handed in once
 * @param p99 the same
 * @param lost answered and never on the topic
 * @param doubled on the topic more than once
 * @param reordered on the topic before something that its case had been told before it
 */
record Tally(
        String contender,
        String phase,
        int answered,
        double perSecond,
        double p50,
        double p99,
        int lost,
        int doubled,
        int reordered) {

    static Tally of(
            String contender,
            String phase,
            double seconds,
            List<Told> told,
            Map<String, Long> first,
            List<String> order,
            int doubled) {
        var waits = new ArrayList<Long>();
        int lost = 0;
        for (var one : told) {
            var at = first.get(one.id());
            if (at == null) {
                lost++;
            } else if (one.tries() == 1) {
                waits.add(Math.max(0, at - one.at()));
            }
        }
        waits.sort(null);
        return new Tally(
                contender,
                phase,
                told.size(),
                told.size() / seconds,
                millis(waits, 50),
                millis(waits, 99),
                lost,
                doubled,
                reordered(told, order));
    }

    private static double millis(List<Long> sorted, int percent) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((sorted.size() - 1) * percent / 100) / 1e6;
    }

    private static int reordered(List<Told> told, List<String> order) {
        var place = new HashMap<String, Integer>();
        order.forEach(id -> place.put(id, place.size()));
        var latest = new HashMap<Integer, Integer>();
        int reordered = 0;
        for (var one : told) {
            var at = place.get(one.id());
            if (at == null) {
                continue;
            }
            int before = latest.getOrDefault(one.caseNumber(), -1);
            if (at < before) {
                reordered++;
            }
            latest.put(one.caseNumber(), Math.max(before, at));
        }
        return reordered;
    }

    static String head() {
        return """
                | program | phase | answered | answers/s | p50 ms | p99 ms | lost | doubled | reordered in a case |
                |---|---|--:|--:|--:|--:|--:|--:|--:|
                """;
    }

    String row() {
        return "| %s | %s | %d | %.1f | %.1f | %.1f | %d | %d | %d |%n"
                .formatted(
                        contender, phase, answered, perSecond, p50, p99, lost, doubled, reordered);
    }
}
