package org.throughline.log.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.throughline.log.rounds.Effects.Found;
import org.throughline.log.rounds.FollowerProcess.Mode;

/**
 * Followers that are killed and started again: a few rounds in every build, as many as {@code
 * -Drounds} says otherwise.
 */
class RoundsIT {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private static Found told(Mode mode, int rounds) throws Exception {
        long began = System.nanoTime();
        var found = Rounds.run(mode, rounds);
        System.out.printf(
                "rounds: %s, %d kills -9, %s, %d s%n",
                mode, rounds, found, (System.nanoTime() - began) / 1_000_000_000);
        return found;
    }

    @Test
    void our_own_tail_loses_nothing_and_does_nothing_twice() throws Exception {
        var found = told(Mode.TAIL, ROUNDS);

        assertThat(found).isEqualTo(new Found(found.events(), 0, 0, 0));
        assertThat(found.events()).isGreaterThanOrEqualTo(ROUNDS);
    }

    @Test
    void axons_processor_with_its_token_in_the_same_commit_loses_nothing_and_does_nothing_twice()
            throws Exception {
        var found = told(Mode.AXON, ROUNDS);

        assertThat(found).isEqualTo(new Found(found.events(), 0, 0, 0));
        assertThat(found.events()).isGreaterThanOrEqualTo(ROUNDS);
    }

    @Test
    void a_token_that_is_committed_apart_is_found_out() throws Exception {
        assertThat(told(Mode.SPLIT, Math.min(ROUNDS, 10)).doubled()).isPositive();
    }
}
