package org.throughline.casefile.partner;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An entry as an agency may be shown it now.
 *
 * @param entry the entry as it was last released; of it only place, kind, times, level and acting
 *     organisation may be shown beside what stands here
 * @param state whether it is whole, emptied or a tombstone
 * @param occurredAt when it happened, as last corrected
 * @param precision how exactly that is known, as last corrected
 * @param payload the visible fields: latest values, masked where redacted
 * @param notices eventIds of the notices about it, in the order in which they came
 * @param isCorrected whether a value is not the one that was first recorded
 * @param isRedacted whether a value is masked
 */
public record Served(
        PartnerEntry entry,
        State state,
        Instant occurredAt,
        String precision,
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

    /** The one order in which every agency shows what it holds. */
    private static final Comparator<PartnerEntry> DISPLAY_ORDER =
            Comparator.comparing(PartnerEntry::recordedAt).thenComparing(PartnerEntry::eventId);

    public Served {
        // Not Map.copyOf: fields are shown in the order of the event table.
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        notices = List.copyOf(notices);
    }

    /**
     * What an agency may be shown of a case, by agencySeq; an entry that was raised stands once, as
     * raised.
     *
     * @param told every entry of the case that the agency received
     * @param masks the newest of each event
     */
    public static List<Served> of(List<PartnerEntry> told, List<Mask> masks, boolean gateIsOpen) {
        var latest = new LinkedHashMap<String, Served>();
        for (var served : feed(told, masks, gateIsOpen)) {
            latest.remove(served.entry().eventId());
            latest.put(served.entry().eventId(), served);
        }
        return List.copyOf(latest.values());
    }

    /** Every entry by agencySeq, those that were raised later too, as each may be shown now. */
    public static List<Served> feed(List<PartnerEntry> told, List<Mask> masks, boolean gateIsOpen) {
        var inOrder = told.stream().sorted(Comparator.comparing(PartnerEntry::agencySeq)).toList();
        var notices =
                inOrder.stream()
                        .filter(NoticeReading::isNotice)
                        .collect(Collectors.groupingBy(NoticeReading::target));
        var texts = masks.stream().collect(Collectors.toMap(Mask::eventId, Mask::texts));
        return inOrder.stream()
                .map(entry -> new NoticeReading(entry, notices, texts).served(gateIsOpen))
                .toList();
    }

    /** What may be shown, in the order of display, without what was entered in error. */
    public static List<Served> timeline(
            List<PartnerEntry> told, List<Mask> masks, boolean gateIsOpen) {
        return of(told, masks, gateIsOpen).stream()
                .filter(served -> served.state() != State.TOMBSTONE)
                .sorted(Comparator.comparing(Served::entry, DISPLAY_ORDER))
                .toList();
    }
}
