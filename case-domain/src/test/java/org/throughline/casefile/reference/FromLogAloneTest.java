package org.throughline.casefile.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a preview says of a commit is what the commit releases, whatever was told before. */
class FromLogAloneTest {
    private static final long FIRST_SEED = 20_250_303L;
    private static final int HISTORIES = 300;

    @Test
    void the_last_commit_releases_the_same_whether_or_not_it_was_kept_what_was_told_before() {
        var commits = 0;
        for (var seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            var world = Histories.of(seed);
            assertThat(Comparison.forgetful(world.town, world.history))
                    .as("seed %s", seed)
                    .isEmpty();
            commits += world.history.size();
        }
        assertThat(commits).isGreaterThan(HISTORIES);
    }
}
