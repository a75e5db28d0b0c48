package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.throughline.proof.tree.CompactRange;

/** Each node remembers the tree as it left it; what it remembers is never more than is there. */
class SharedTreeIT {
    private final GoldenLog golden = open();

    private static GoldenLog open() {
        try {
            return new GoldenLog();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nodes_that_add_in_turn_grow_one_tree() {
        try (golden) {
            var one = golden.sealing();
            var other = golden.sealing();
            one.follow(0, 3);
            assertThatTheTreeIsWhole(3);
            other.follow(0, 5);
            assertThatTheTreeIsWhole(5);
            one.follow(5, 2);
            assertThatTheTreeIsWhole(7);
            one.follow(7, 1);
            assertThatTheTreeIsWhole(8);
            other.follow(8, 3);
            assertThatTheTreeIsWhole(11);
        }
    }

    @Test
    void what_did_not_stay_is_not_remembered() throws Exception {
        try (golden) {
            var sealing = golden.sealing();
            sealing.follow(0, 4);
            golden.asSuperuser(
                    "alter table proof.subtree add constraint nothing_more check (level < 0) not valid");
            assertThatThrownBy(() -> sealing.follow(4, 2))
                    .isInstanceOf(DataIntegrityViolationException.class);
            golden.asSuperuser("alter table proof.subtree drop constraint nothing_more");
            // The other one makes other leaves of the same facts.
            golden.sealing().follow(4, 2);
            sealing.follow(6, 2);
            assertThatTheTreeIsWhole(8);
        }
    }

    /** Every subtree that is kept is that of the leaves below it. */
    private void assertThatTheTreeIsWhole(int size) {
        var leaves = new LeafTable(golden.database, golden.personKeys);
        var grown = new CompactRange();
        for (var row : leaves.after(0, size + 1)) {
            grown.append(row.hash());
            var kept =
                    CompactRange.after(
                            grown.size(), (level, index) -> SealedLog.at(leaves, level, index));
            assertThat(kept.root()).isEqualTo(grown.root());
        }
        assertThat(grown.size()).isEqualTo(size);
    }
}
