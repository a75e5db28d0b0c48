package org.throughline.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random places in a tree of 200,000 leaves; the seeds are fixed. */
class LargeTreesTest {
    private static final int LEAVES = 200_000;
    private static final int SEEDS = 2_000;

    @Test
    void proofs_at_random_sizes_lead_where_they_should_and_nowhere_else() {
        var tree = new MemoryTree();
        for (int i = 0; i < LEAVES; i++) {
            tree.append(leaf(i));
        }
        var proofs = tree.proofs();
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            long size = random.nextLong(1, LEAVES + 1);
            long place = random.nextLong(size);
            var root = proofs.root(size);
            var inclusion = proofs.inclusion(place, size);
            assertThat(inclusion.leads(leaf(place), root)).as("seed %d", seed).isTrue();
            assertThat(inclusion.leads(leaf(place + 1), root)).as("seed %d", seed).isFalse();
            var consistency = proofs.consistency(place, size);
            assertThat(consistency.leads(proofs.root(place), root)).as("seed %d", seed).isTrue();
            assertThat(consistency.leads(proofs.root(place + 1), root))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    private static Hash leaf(long number) {
        return TreeHash.leaf(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
