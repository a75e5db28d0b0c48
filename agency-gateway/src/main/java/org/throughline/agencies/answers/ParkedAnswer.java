package org.throughline.agencies.answers;

import java.time.Instant;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;

/**
 * An answer that waits for a person, because the agency's map has no entry for its code.
 *
 * @param data the command's data as JSON, as it came
 * @param mapVersion version of the map that did not know the code; 0 when the agency has none
 */
public record ParkedAnswer(
        AgencyId agency,
        String messageId,
        String person,
        String command,
        CaseId caseId,
        String data,
        int mapVersion,
        Instant parkedAt) {}
