package org.throughline.server.rights.disclosing;

import java.util.List;
import org.throughline.server.rights.copy.CopiedCase;
import org.throughline.server.rights.copy.CopiedEvent;

/**
 * The part of a disclosure pack that people read.
 *
 * @param digest of what the pack was made from, as it is recorded
 * @param exemptions each reason for which something is withheld, in words
 * @param hasFile whether the file was asked for
 * @param hasLooks whether it was asked who looked
 */
public record FileSheet(
        String reference,
        String requestId,
        String madeAt,
        String digest,
        List<String> exemptions,
        boolean hasFile,
        boolean hasLooks,
        List<CopiedEvent> events,
        List<CopiedCase.Recipient> recipients) {
    public FileSheet {
        exemptions = List.copyOf(exemptions);
        events = List.copyOf(events);
        recipients = List.copyOf(recipients);
    }
}
