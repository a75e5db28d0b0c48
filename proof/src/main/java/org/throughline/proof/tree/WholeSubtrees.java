package org.throughline.proof.tree;

/** Where the hashes of whole subtrees are kept. They never change once they are there. */
public interface WholeSubtrees {

    /**
     * The root of a whole subtree.
     *
     * @param level 0 for a leaf, 1 for two leaves, and so on
     * @param index how many subtrees of the level stand before it
     */
    Hash at(int level, long index);
}
