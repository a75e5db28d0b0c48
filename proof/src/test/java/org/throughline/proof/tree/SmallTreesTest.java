package org.throughline.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All trees of up to 64 leaves against the tree as the RFC defines it. */
class SmallTreesTest {
    private static final int SIZE_MAX = 64;
    private static final List<byte[]> LEAVES = Trees.leaves(SIZE_MAX);

    private final Proofs proofs = Trees.of(LEAVES).proofs();

    @Test
    void a_tree_that_grows_has_the_root_of_its_size_at_every_size() {
        var range = new CompactRange();
        for (int size = 0; size <= SIZE_MAX; size++) {
            assertThat(range.size()).isEqualTo(size);
            assertThat(range.root()).isEqualTo(Trees.root(LEAVES.subList(0, size)));
            assertThat(proofs.root(size)).isEqualTo(range.root());
            if (size < SIZE_MAX) {
                range.append(TreeHash.leaf(LEAVES.get(size)));
            }
        }
    }

    @Test
    void a_tree_goes_on_from_every_size_as_if_it_had_never_stopped() {
        var kept = Trees.of(LEAVES);
        for (int size = 0; size < SIZE_MAX; size++) {
            var range = CompactRange.after(size, kept);
            assertThat(range.size()).isEqualTo(size);
            assertThat(range.root()).isEqualTo(proofs.root(size));
            range.append(TreeHash.leaf(LEAVES.get(size)));
            assertThat(range.root()).isEqualTo(proofs.root(size + 1L));
        }
    }

    @Test
    void every_leaf_is_proved_at_every_size_and_no_other_leaf_or_place_is() {
        int checked = 0;
        for (int size = 1; size <= SIZE_MAX; size++) {
            var leaves = LEAVES.subList(0, size);
            var root = proofs.root(size);
            for (int index = 0; index < size; index++) {
                var proof = proofs.inclusion(index, size);
                assertThat(proof.path()).isEqualTo(Trees.path(index, leaves));
                for (int other = 0; other < size; other++) {
                    var leaf = TreeHash.leaf(LEAVES.get(other));
                    assertThat(proof.leads(leaf, root)).isEqualTo(other == index);
                    assertThat(new InclusionProof(other, size, proof.path()).leads(leaf, root))
                            .isEqualTo(other == index);
                }
                checked++;
            }
        }
        assertThat(checked).isEqualTo(SIZE_MAX * (SIZE_MAX + 1) / 2);
    }

    @Test
    void every_pair_of_sizes_is_proved_consistent_and_with_no_other_root() {
        int checked = 0;
        for (int second = 0; second <= SIZE_MAX; second++) {
            for (int first = 0; first <= second; first++) {
                var proof = proofs.consistency(first, second);
                if (first > 0) {
                    assertThat(proof.path())
                            .isEqualTo(Trees.subproof(first, LEAVES.subList(0, second), true));
                }
                for (int other = 0; other <= SIZE_MAX; other++) {
                    var root = proofs.root(other);
                    assertThat(proof.leads(root, proofs.root(second))).isEqualTo(other == first);
                    // From the empty tree every tree follows.
                    assertThat(proof.leads(proofs.root(first), root))
                            .isEqualTo(other == second || first == 0 && second > 0);
                }
                checked++;
            }
        }
        assertThat(checked).isEqualTo((SIZE_MAX + 1) * (SIZE_MAX + 2) / 2);
    }

    @Test
    void a_proof_of_inclusion_with_one_bit_turned_over_proves_nothing() {
        for (int size : new int[] {1, 2, 3, 7, 8, 13, 64}) {
            for (int index = 0; index < size; index += 3) {
                var leaf = TreeHash.leaf(LEAVES.get(index));
                var root = proofs.root(size);
                var proof = proofs.inclusion(index, size);
                for (int bit = 0; bit < 8 * Hash.BYTES; bit++) {
                    assertThat(proof.leads(Trees.flipped(leaf, bit), root)).isFalse();
                    assertThat(proof.leads(leaf, Trees.flipped(root, bit))).isFalse();
                    for (int step = 0; step < proof.path().size(); step++) {
                        var path = flipped(proof.path(), step, bit);
                        assertThat(new InclusionProof(index, size, path).leads(leaf, root))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void a_proof_of_consistency_with_one_bit_turned_over_proves_nothing() {
        for (int second : new int[] {2, 3, 7, 8, 13, 64}) {
            for (int first = 1; first < second; first += 3) {
                var proof = proofs.consistency(first, second);
                var from = proofs.root(first);
                var to = proofs.root(second);
                for (int bit = 0; bit < 8 * Hash.BYTES; bit++) {
                    assertThat(proof.leads(Trees.flipped(from, bit), to)).isFalse();
                    assertThat(proof.leads(from, Trees.flipped(to, bit))).isFalse();
                    for (int step = 0; step < proof.path().size(); step++) {
                        var path = flipped(proof.path(), step, bit);
                        assertThat(new ConsistencyProof(first, second, path).leads(from, to))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void a_proof_that_is_too_short_or_too_long_proves_nothing() {
        for (int size = 1; size <= SIZE_MAX; size++) {
            var to = proofs.root(size);
            for (int place = 0; place < size; place++) {
                var inclusion = proofs.inclusion(place, size);
                var leaf = TreeHash.leaf(LEAVES.get(place));
                for (var path : otherLengths(inclusion.path(), leaf, to)) {
                    assertThat(new InclusionProof(place, size, path).leads(leaf, to)).isFalse();
                }
                var from = proofs.root(place);
                var consistency = proofs.consistency(place, size);
                for (var path : otherLengths(consistency.path(), from, to)) {
                    assertThat(new ConsistencyProof(place, size, path).leads(from, to)).isFalse();
                }
            }
        }
    }

    @Test
    void places_outside_of_the_tree_have_no_proof() {
        assertThat(new InclusionProof(0, 0, List.of()).leads(TreeHash.EMPTY, TreeHash.EMPTY))
                .isFalse();
        assertThat(new InclusionProof(-1, 1, List.of()).leads(TreeHash.EMPTY, TreeHash.EMPTY))
                .isFalse();
        assertThat(new ConsistencyProof(2, 1, List.of()).leads(TreeHash.EMPTY, TreeHash.EMPTY))
                .isFalse();
        assertThatThrownBy(() -> proofs.inclusion(3, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(4, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_node_is_not_taken_for_a_leaf() {
        var inner = new ArrayList<byte[]>();
        for (int i = 0; i < 4; i += 2) {
            var pair = new byte[2 * Hash.BYTES];
            System.arraycopy(TreeHash.leaf(LEAVES.get(i)).bytes(), 0, pair, 0, Hash.BYTES);
            System.arraycopy(
                    TreeHash.leaf(LEAVES.get(i + 1)).bytes(), 0, pair, Hash.BYTES, Hash.BYTES);
            inner.add(pair);
        }
        assertThat(Trees.of(inner).root()).isNotEqualTo(proofs.root(4));
    }

    private static List<List<Hash>> otherLengths(List<Hash> path, Hash one, Hash other) {
        var all = new ArrayList<List<Hash>>();
        for (var extra : List.of(one, other, Hash.NONE)) {
            var before = new ArrayList<>(path);
            before.addFirst(extra);
            all.add(before);
            var after = new ArrayList<>(path);
            after.add(extra);
            all.add(after);
        }
        if (!path.isEmpty()) {
            all.add(path.subList(1, path.size()));
            all.add(path.subList(0, path.size() - 1));
        }
        return all;
    }

    private static List<Hash> flipped(List<Hash> path, int step, int bit) {
        var changed = new ArrayList<>(path);
        changed.set(step, Trees.flipped(path.get(step), bit));
        return changed;
    }
}
