package org.throughline.casefile.partner;

import java.util.List;
import java.util.Map;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/**
 * Word to an agency that a person was erased of whom it had been told something.
 *
 * @param erasure id of the fact that the key was destroyed, by which the agency confirms
 * @param isClient whether it was the client, so that what the agency wrote of the case goes as well
 * @param fields by number of the agency's entry in the case: what was about the person
 */
public record ErasureWord(
        AgencyId agency,
        String erasure,
        CaseId caseId,
        boolean isClient,
        Map<Integer, List<String>> fields) {
    public ErasureWord {
        fields = Map.copyOf(fields);
    }
}
