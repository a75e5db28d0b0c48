package org.throughline.proof.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;
import org.throughline.proof.sample.Keys;
import org.throughline.proof.tree.MemoryTree;
import org.throughline.proof.tree.Proofs;
import org.throughline.proof.tree.TreeHash;
import org.throughline.proof.tree.Trees;
import org.throughline.proof.tree.WholeSubtrees;

class IssuingTest {
    private final Shelf shelf = new Shelf();
    private final MemoryTree tree = tree(40, 0);

    private static MemoryTree tree(int size, int changed) {
        var tree = new MemoryTree();
        for (int i = 0; i < size; i++) {
            int content = i < size - changed ? i : -i;
            tree.append(TreeHash.leaf(ByteBuffer.allocate(4).putInt(content).array()));
        }
        return tree;
    }

    private Issuing issuing(WholeSubtrees subtrees, Signer... signers) {
        return new Issuing(Keys.ORIGIN, new Proofs(subtrees), shelf, List.of(signers));
    }

    @Test
    void a_checkpoint_is_kept_before_it_is_signed() {
        var note = issuing(tree, shelf.watching(Keys.LOG)).issue(40);
        assertThat(note.isSignedBy(Keys.LOG.key())).isTrue();
        assertThat(Checkpoint.parse(note.text()))
                .contains(new Checkpoint(Keys.ORIGIN, 40, tree.root()));
        assertThat(shelf.keptWhenSigned).containsExactly(true);
    }

    @Test
    void a_log_at_rest_gives_the_same_note_again() {
        var issuing = issuing(tree, Keys.LOG);
        assertThat(issuing.issue(40).whole()).isEqualTo(issuing.issue(40).whole());
        assertThat(issuing.issue(12).whole()).isEqualTo(issuing.issue(40).whole());
    }

    @Test
    void what_was_kept_and_not_signed_is_signed_after_a_crash() {
        shelf.keep(new Checkpoint(Keys.ORIGIN, 30, tree.proofs().root(30)));
        var note = issuing(tree, Keys.LOG).issue(25);
        assertThat(Checkpoint.parse(note.text()).orElseThrow().size()).isEqualTo(30);
    }

    @Test
    void a_tree_that_was_rolled_back_and_went_on_otherwise_is_not_signed() {
        issuing(tree, Keys.LOG).issue(40);
        var other = tree(50, 20);
        assertThatThrownBy(() -> issuing(other, Keys.LOG).issue(50))
                .isInstanceOf(TwoHistories.class)
                .hasMessageContaining("50");
        assertThat(shelf.notes).containsOnlyKeys(40L);
    }

    @Test
    void a_root_that_was_kept_of_another_tree_is_not_signed() {
        shelf.keep(new Checkpoint(Keys.ORIGIN, 40, tree(40, 3).root()));
        assertThatThrownBy(() -> issuing(tree, Keys.LOG).issue(40))
                .isInstanceOf(TwoHistories.class);
        assertThat(shelf.notes).isEmpty();
    }

    @Test
    void the_slower_of_two_nodes_gives_what_the_faster_one_kept() {
        var faster = new Checkpoint(Keys.ORIGIN, 38, tree.proofs().root(38));
        shelf.between = () -> shelf.keep(faster);
        shelf.refuses = true;
        assertThat(Checkpoint.parse(issuing(tree, Keys.LOG).issue(35).text())).contains(faster);
    }

    @Test
    void while_one_key_hands_over_both_sign() {
        var note = issuing(tree, Keys.LOG_OLD, Keys.LOG).issue(40);
        assertThat(note.isSignedBy(Keys.LOG_OLD.key())).isTrue();
        assertThat(note.isSignedBy(Keys.LOG.key())).isTrue();
    }

    @Test
    void of_a_thousand_bits_that_flip_in_memory_none_is_signed() {
        int flipped = 0;
        for (int run = 0; run < 1_000; run++) {
            shelf.clear();
            issuing(tree, Keys.LOG).issue(21);
            var flipping = new Flipping(tree, run);
            try {
                var note = issuing(flipping, Keys.LOG).issue(39);
                assertThat(Checkpoint.parse(note.text()).orElseThrow().root())
                        .as("run %d", run)
                        .isEqualTo(tree.proofs().root(39));
            } catch (TwoHistories stopped) {
                assertThat(shelf.notes).as("run %d", run).containsOnlyKeys(21L);
            }
            flipped += flipping.reads > flipping.which ? 1 : 0;
        }
        assertThat(flipped).isEqualTo(1_000);
    }

    /** Reads one hash wrongly, once. */
    private static final class Flipping implements WholeSubtrees {
        private static final int READS = 8;

        private final WholeSubtrees right;
        private final int which;
        private final int bit;
        private int reads;

        private Flipping(WholeSubtrees right, int run) {
            this.right = right;
            this.which = run % READS;
            this.bit = run * 7 % 256;
        }

        @Override
        public org.throughline.proof.tree.Hash at(int level, long index) {
            var hash = right.at(level, index);
            return reads++ == which ? Trees.flipped(hash, bit) : hash;
        }
    }

    /** A shelf in memory. */
    private static final class Shelf implements CheckpointShelf {
        private final TreeMap<Long, Checkpoint> kept = new TreeMap<>();
        private final Map<Long, SignedNote> notes = new HashMap<>();
        private final java.util.ArrayList<Boolean> keptWhenSigned = new java.util.ArrayList<>();
        private Runnable between = () -> {};
        private boolean refuses;

        void clear() {
            kept.clear();
            notes.clear();
        }

        Signer watching(Signer signer) {
            return new Signer() {
                @Override
                public VerifierKey key() {
                    return signer.key();
                }

                @Override
                public byte[] sign(byte[] message) {
                    keptWhenSigned.add(!kept.isEmpty());
                    return signer.sign(message);
                }
            };
        }

        @Override
        public Optional<Checkpoint> last() {
            return kept.values().stream().reduce((_, later) -> later);
        }

        @Override
        public Optional<SignedNote> note(long size) {
            return Optional.ofNullable(notes.get(size));
        }

        @Override
        public boolean keep(Checkpoint checkpoint) {
            if (refuses) {
                refuses = false;
                between.run();
            }
            if (!kept.isEmpty() && kept.lastKey() > checkpoint.size()) {
                return false;
            }
            var before = kept.putIfAbsent(checkpoint.size(), checkpoint);
            return before == null || before.equals(checkpoint);
        }

        @Override
        public void sign(Checkpoint checkpoint, SignedNote note) {
            notes.put(checkpoint.size(), note);
        }
    }
}
