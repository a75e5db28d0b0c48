package org.throughline.proof.chain;

import java.util.Map;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.tree.Hash;

/**
 * The end of a case's chain of leaves, from which it goes on.
 *
 * @param seq number of the last fact of the case; 0 before the first
 * @param leaf hash of its leaf
 */
public record CaseEnd(long seq, Hash leaf) {
    public static final CaseEnd START = new CaseEnd(0, Hash.NONE);

    /** The committed fields that make the next fact of the case a link. */
    public Map<String, Json> fieldsOfNext(String caseId) {
        return Map.of(
                EnvelopePath.CASE, Json.text(caseId),
                EnvelopePath.CASE_SEQ, new Json.Whole(seq + 1),
                EnvelopePath.CASE_PREVIOUS, Json.text(leaf.base64()));
    }

    public CaseEnd next(Hash nextLeaf) {
        return new CaseEnd(seq + 1, nextLeaf);
    }
}
