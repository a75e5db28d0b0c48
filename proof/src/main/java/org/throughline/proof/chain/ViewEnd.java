package org.throughline.proof.chain;

import java.util.Collection;
import org.throughline.proof.tree.Hash;

/**
 * The end of an agency's chain, from which it goes on.
 *
 * @param seq number of the last link; 0 before the first
 * @param hash of the last link
 */
public record ViewEnd(long seq, Hash hash) {
    public static final ViewEnd START = new ViewEnd(0, Hash.NONE);

    /**
     * The next link.
     *
     * @param opened the commitments that the delivery opens
     */
    public ViewEntry next(String delivery, Hash leaf, Collection<Hash> opened) {
        return new ViewEntry(seq + 1, delivery, leaf, ViewEntry.digest(opened), hash);
    }

    public static ViewEnd after(ViewEntry entry) {
        return new ViewEnd(entry.seq(), entry.hash());
    }
}
