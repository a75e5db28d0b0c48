package org.throughline.agencies.dialect;

import java.util.List;
import java.util.Map;

/**
 * An entry in an agency's vocabulary.
 *
 * @param dialect which vocabulary
 * @param mapVersion version of the map that translated it
 * @param body the document, with their words and, for each translated code, both codes
 * @param unmapped fields whose code has no entry in the map; then the document is parked and
 *     nothing is guessed
 */
public record DialectDocument(
        String dialect, int mapVersion, Map<String, Object> body, List<String> unmapped) {
    public DialectDocument {
        unmapped = List.copyOf(unmapped);
    }

    public boolean isParked() {
        return !unmapped.isEmpty();
    }
}
