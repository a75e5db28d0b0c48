package org.throughline.casefile.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;

/** The rules of sharing, written twice, over random histories; all of them with -Dreference=all. */
class RandomHistoriesTest {
    private static final long FIRST_SEED = Long.getLong("reference.seed", 20_250_303L);
    private static final int HISTORIES =
            "all".equals(System.getProperty("reference"))
                    ? 20_000
                    : Integer.getInteger("reference.histories", 1_000);

    @Test
    void program_and_reference_tell_the_same_of_random_histories() {
        var kinds = new TreeMap<String, Integer>();
        for (var seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            var world = Histories.of(seed);
            for (var event : world.history) {
                kinds.merge(event.type(), 1, Integer::sum);
            }
            var found = Comparison.difference(world.town, world.history);
            if (found.isPresent()) {
                fail("seed " + seed + shortest(world));
            }
        }
        assertThat(kinds.keySet()).containsAll(Histories.FREE_KINDS);
    }

    /** The shortest beginning of the history on which the two still disagree. */
    private static String shortest(World world) {
        for (var end = 1; end <= world.history.size(); end++) {
            var beginning = world.history.subList(0, end);
            var found = Comparison.difference(world.town, beginning);
            if (found.isPresent()) {
                return " after " + end + " events: " + found.get() + told(world, beginning);
            }
        }
        return " only with a whole last commit" + told(world, world.history);
    }

    private static String told(World world, List<RecordedEvent> history) {
        var lines = new StringBuilder("\n").append(world.town);
        for (var event : history) {
            lines.append("\n  ")
                    .append(event.caseSeq())
                    .append(' ')
                    .append(event.recordedAt())
                    .append(' ')
                    .append(event.actor().agency())
                    .append(' ')
                    .append(event.event());
        }
        return lines.toString();
    }
}
