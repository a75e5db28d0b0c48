package org.throughline.proof.tree;

import java.util.ArrayList;
import java.util.List;

/** Makes roots and proofs at any size the tree ever had (RFC 9162, 2.1.3.1 and 2.1.4.1). */
public final class Proofs {
    private final WholeSubtrees subtrees;

    public Proofs(WholeSubtrees subtrees) {
        this.subtrees = subtrees;
    }

    public Hash root(long size) {
        return size == 0 ? TreeHash.EMPTY : between(0, size);
    }

    /**
     * The proof that a leaf is in the tree of this size.
     *
     * @param index of the leaf, from 0
     * @throws IllegalArgumentException when a tree of this size has no such leaf
     */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        var path = new ArrayList<Hash>();
        inclusion(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long cut = from + largestPowerBelow(to - from);
        if (index < cut) {
            inclusion(index, from, cut, path);
            path.add(between(cut, to));
        } else {
            inclusion(index, cut, to, path);
            path.add(between(from, cut));
        }
    }

    /**
     * The proof that the tree of the second size begins with the tree of the first.
     *
     * @throws IllegalArgumentException when the first size is not between 0 and the second
     */
    public ConsistencyProof consistency(long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("no way from " + first + " to " + second);
        }
        var path = new ArrayList<Hash>();
        if (first > 0 && first < second) {
            consistency(first, 0, second, true, path);
        }
        return new ConsistencyProof(first, second, path);
    }

    /**
     * @param isKnown whether the subtree from here on is the first tree itself, whose root the
     *     verifier has
     */
    private void consistency(long first, long from, long to, boolean isKnown, List<Hash> path) {
        if (first == to) {
            if (!isKnown) {
                path.add(between(from, to));
            }
            return;
        }
        long cut = from + largestPowerBelow(to - from);
        if (first <= cut) {
            consistency(first, from, cut, isKnown, path);
            path.add(between(cut, to));
        } else {
            consistency(first, cut, to, false, path);
            path.add(between(from, cut));
        }
    }

    private Hash between(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return subtrees.at(level, from >> level);
        }
        long cut = from + largestPowerBelow(count);
        return TreeHash.node(between(from, cut), between(cut, to));
    }

    private static long largestPowerBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
