package org.throughline.server.rights.retention;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What deleting one case would do.
 *
 * @param proposed who proposed it and when; null when nobody did
 * @param persons whose key is destroyed, and what of them can be read until then
 * @param agencies who would be told, and how much of it they hold
 * @param mayDelete whether the reader is the second person that it takes
 * @param mayPropose whether the reader proposes, or takes a proposal back
 * @param problem why nothing was done; null when nothing was asked or all was well
 */
public record DeletionPage(
        String caseId,
        String reference,
        @Nullable String proposed,
        List<String> persons,
        List<String> agencies,
        boolean isDue,
        boolean mayDelete,
        boolean mayPropose,
        @Nullable String problem) {
    public DeletionPage {
        persons = List.copyOf(persons);
        agencies = List.copyOf(agencies);
    }
}
