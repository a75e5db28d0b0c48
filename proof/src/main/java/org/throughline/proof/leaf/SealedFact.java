package org.throughline.proof.leaf;

import java.util.List;
import org.throughline.proof.tree.Hash;

/**
 * A leaf and all that opens it.
 *
 * @param disclosures one for each field, ascending by path
 * @param opened the commitment that each of them opens, in the same order
 */
public record SealedFact(Leaf leaf, List<Disclosure> disclosures, List<Hash> opened) {
    public SealedFact {
        disclosures = List.copyOf(disclosures);
        opened = List.copyOf(opened);
    }
}
