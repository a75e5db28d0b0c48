package org.throughline.proof.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A tree that only grows, and keeps no more of it than its root needs: the roots of the whole
 * subtrees that its size is the sum of, at most 63 hashes.
 */
public final class CompactRange {
    private final List<Hash> subtrees = new ArrayList<>();
    private long size;

    /** Goes on where a tree of this size ended, whose whole subtrees are kept. */
    public static CompactRange after(long size, WholeSubtrees kept) {
        var range = new CompactRange();
        for (long left = size; left > 0; left -= Long.highestOneBit(left)) {
            int level = Long.numberOfTrailingZeros(Long.highestOneBit(left));
            range.subtrees.add(kept.at(level, (size - left) >> level));
        }
        range.size = size;
        return range;
    }

    public long size() {
        return size;
    }

    public void append(Hash leaf) {
        append(leaf, (_, _) -> {});
    }

    /**
     * Adds a leaf.
     *
     * @param grown is told the level and the hash of each subtree that became whole, the leaf
     *     itself at level 0
     */
    public void append(Hash leaf, BiConsumer<Integer, Hash> grown) {
        var whole = leaf;
        int level = 0;
        grown.accept(level, whole);
        for (long ones = size; (ones & 1) == 1; ones >>= 1) {
            whole = TreeHash.node(subtrees.removeLast(), whole);
            grown.accept(++level, whole);
        }
        subtrees.add(whole);
        size++;
    }

    public Hash root() {
        if (subtrees.isEmpty()) {
            return TreeHash.EMPTY;
        }
        var root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = TreeHash.node(subtrees.get(i), root);
        }
        return root;
    }
}
