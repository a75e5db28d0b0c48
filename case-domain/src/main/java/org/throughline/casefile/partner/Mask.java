package org.throughline.casefile.partner;

import java.util.Map;
import org.throughline.casefile.ids.AgencyId;

/**
 * What stands in the place of redacted fields when an agency is shown what it holds of an event. It
 * travels beside the entries, because a notice does not tell the other words.
 *
 * @param texts by field
 */
public record Mask(AgencyId agency, String eventId, Map<String, String> texts) {
    public Mask {
        texts = Map.copyOf(texts);
    }
}
