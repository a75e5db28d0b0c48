package org.throughline.proof.tree;

/**
 * How leaves and nodes are hashed (RFC 9162, 2.1.1). The byte before the content keeps the two
 * apart, so that no node can be passed off as a leaf.
 */
public final class TreeHash {
    /** The root of a tree without leaves. */
    public static final Hash EMPTY = Sha256.of();

    private static final int LEAF = 0x00;
    private static final int NODE = 0x01;

    private TreeHash() {}

    public static Hash leaf(byte[] content) {
        return Sha256.tagged(LEAF, content);
    }

    public static Hash node(Hash left, Hash right) {
        return Sha256.tagged(NODE, left.inner(), right.inner());
    }
}
