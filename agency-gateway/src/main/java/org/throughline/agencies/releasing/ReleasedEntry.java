package org.throughline.agencies.releasing;

import java.util.List;
import org.throughline.casefile.partner.PartnerEntry;

/**
 * An entry as it was released, with its place in the case: for auditors and operators, never for an
 * agency.
 */
public record ReleasedEntry(PartnerEntry entry, int caseSeq, List<String> fields) {
    public ReleasedEntry {
        fields = List.copyOf(fields);
    }
}
