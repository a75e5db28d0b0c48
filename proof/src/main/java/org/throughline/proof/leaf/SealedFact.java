package org.throughline.proof.leaf;

import java.util.List;

/**
 * A leaf and all that opens it.
 *
 * @param disclosures one for each field, ascending by path
 */
public record SealedFact(Leaf leaf, List<Disclosure> disclosures) {
    public SealedFact {
        disclosures = List.copyOf(disclosures);
    }
}
