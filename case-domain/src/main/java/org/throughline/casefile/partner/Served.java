package org.throughline.casefile.partner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry as an agency may be shown it now.
 *
 * @param entry the entry as it was last released; of it only place, kind, times and level may be
 *     shown when it is emptied or in error
 * @param state whether it is whole, emptied or a tombstone
 * @param payload the visible fields: latest values, masked where redacted
 * @param notices eventIds of the notices about it, in the order in which they came
 * @param isCorrected whether a value is not the one that was first told
 * @param isRedacted whether a value is masked
 */
public record Served(
        PartnerEntry entry,
        State state,
        Map<String, Object> payload,
        List<String> notices,
        boolean isCorrected,
        boolean isRedacted) {

    /** How much of an entry is left. */
    public enum State {
        WHOLE,
        /** The gate is closed: place, kind, times and level, no fields. */
        EMPTIED,
        /** Entered in error: kept in the feed, absent from timelines and counts. */
        TOMBSTONE
    }

    public Served {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        notices = List.copyOf(notices);
    }

    /**
     * What an agency may be shown of a case, by agencySeq; an entry that was raised stands once, as
     * raised.
     *
     * @param told every entry of the case that the agency received
     */
    public static List<Served> of(List<PartnerEntry> told, boolean gateIsOpen) {
        throw new UnsupportedOperationException("to be filled in");
    }
}
