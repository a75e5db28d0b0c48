package org.throughline.proof.leaf;

import java.util.List;
import java.util.Map;
import org.throughline.proof.tree.Hash;

/**
 * A leaf and all that opens it.
 *
 * @param disclosures one for each field, ascending by path
 * @param opened the commitment that each of them opens, in the same order
 * @param seeds where the salts come from, by the person whose fields they open; {@link #NOBODY} for
 *     the others
 */
public record SealedFact(
        Leaf leaf, List<Disclosure> disclosures, List<Hash> opened, Map<String, SaltSeed> seeds) {
    /** Stands for the fields that are sealed with nobody's key. */
    public static final String NOBODY = "";

    public SealedFact {
        disclosures = List.copyOf(disclosures);
        opened = List.copyOf(opened);
        seeds = Map.copyOf(seeds);
    }
}
