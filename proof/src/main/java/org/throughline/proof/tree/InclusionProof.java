package org.throughline.proof.tree;

import java.util.List;

/**
 * That a leaf stands at its place in a tree.
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param path from the leaf's neighbour up to the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the path leads from the leaf to the root (RFC 9162, 2.1.3.2). */
    public boolean leads(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long place = index;
        long last = size - 1;
        var hash = leaf;
        for (var neighbour : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = TreeHash.node(neighbour, hash);
                // On the right edge a subtree without a right half has no node of its own.
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHash.node(hash, neighbour);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
