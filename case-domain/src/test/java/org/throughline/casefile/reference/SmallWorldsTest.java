package org.throughline.casefile.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rules of sharing, written twice, over all small worlds; every one with -Dreference=all. */
class SmallWorldsTest {
    /** A prime, so that the sample steps through the values of every choice. */
    private static final int STEP = "all".equals(System.getProperty("reference")) ? 1 : 997;

    @Test
    void program_and_reference_tell_the_same_in_every_small_world() {
        var kinds = new TreeSet<String>();
        for (var number = 0; number < SmallWorlds.COUNT; number += STEP) {
            var story = SmallWorlds.of(number);
            var world = story.world;
            world.history.forEach(event -> kinds.add(event.type()));
            var found = Comparison.difference(world.town, world.history);
            if (found.isPresent()) {
                fail("world " + number + ": " + story + found.get());
            }
        }
        assertThat(kinds).containsAll(Histories.FREE_KINDS).hasSizeGreaterThan(65);
    }
}
