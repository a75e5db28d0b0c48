package org.throughline.server.rights.disclosing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;
import org.throughline.server.rights.copy.CopiedCase;
import org.throughline.server.rights.copy.CopiedEvent;

/**
 * A request to see the file, what would be given, and what of it is withheld.
 *
 * @param texts each text that somebody has to read before it is given; empty once it is issued
 * @param mayDecide whether the reader decides what is withheld
 * @param isIssued whether the pack was issued; then it can be taken
 * @param problem why nothing was done; null when nothing was asked or all was well
 */
public record DisclosurePage(
        String caseId,
        String reference,
        String requestId,
        List<Wording.Line> standing,
        List<Text> texts,
        List<Choice> exemptions,
        List<CopiedEvent> events,
        List<CopiedCase.Recipient> recipients,
        boolean mayDecide,
        boolean isIssued,
        @Nullable String problem) {
    public DisclosurePage {
        standing = List.copyOf(standing);
        texts = List.copyOf(texts);
        exemptions = List.copyOf(exemptions);
        events = List.copyOf(events);
        recipients = List.copyOf(recipients);
    }

    /**
     * A text of the file.
     *
     * @param name of its field in the form
     * @param where event and field, in words
     * @param exemption for which it is withheld; empty when it is given
     */
    public record Text(String name, String where, String value, String exemption) {}

    /** A reason for which a text may be withheld. */
    public record Choice(String code, String label) {}
}
