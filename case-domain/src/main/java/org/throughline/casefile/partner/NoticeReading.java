package org.throughline.casefile.partner;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.partner.Served.State;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.sharing.Notices;

/**
 * One entry read together with the notices that its agency received.
 *
 * @param notices by eventId of their target, in the order in which they came
 * @param masks what stands for redacted fields, by eventId and field
 */
record NoticeReading(
        PartnerEntry entry,
        Map<String, List<PartnerEntry>> notices,
        Map<String, Map<String, String>> masks) {
    private static final String REDACTED = "[redacted]";

    static boolean isNotice(PartnerEntry entry) {
        return entry.targetEventId() != null && Notices.isNotice(entry.type());
    }

    static String target(PartnerEntry notice) {
        return Objects.requireNonNull(notice.targetEventId());
    }

    Served served(boolean gateIsOpen) {
        var state = state(gateIsOpen);
        var corrections = corrections();
        var masked = redactedIn(entry.eventId());
        return new Served(
                entry,
                state,
                corrections.get("occurredAt") instanceof String corrected
                        ? OffsetDateTime.parse(corrected).toInstant()
                        : entry.occurredAt(),
                corrections.get("precision") instanceof String corrected
                        ? corrected
                        : entry.precision(),
                state == State.WHOLE ? payload(corrections, masked) : Map.of(),
                about(entry.eventId()).map(PartnerEntry::eventId).toList(),
                entry.isCorrected() || !corrections.isEmpty(),
                isMasked(masked));
    }

    private State state(boolean gateIsOpen) {
        if (about(entry.eventId()).anyMatch(it -> it.type().equals("EventEnteredInError"))) {
            return State.TOMBSTONE;
        }
        return gateIsOpen || staysWhole(entry) ? State.WHOLE : State.EMPTIED;
    }

    static boolean staysWhole(PartnerEntry entry) {
        return isNotice(entry) || isLastWord(entry);
    }

    /**
     * Coded and never late: as a marker it was about others, at level S it began a referral, and
     * told late it belongs to what the gate let through.
     */
    private static boolean isLastWord(PartnerEntry entry) {
        return Notices.mayBeLastWord(entry.type())
                && entry.level() == Level.CODED
                && !entry.lateRelease()
                && (!entry.type().equals("ReferralOutcomeConfirmed")
                        || "yes".equals(entry.payload().get("agrees")));
    }

    private Stream<PartnerEntry> about(String eventId) {
        return notices.getOrDefault(eventId, List.of()).stream();
    }

    /** The last value of each field that a notice changed. */
    private Map<String, Object> corrections() {
        var values = new LinkedHashMap<String, Object>();
        about(entry.eventId())
                .flatMap(notice -> changesOf(notice.payload()).stream())
                .forEach(change -> values.put(field(change), value(change)));
        return values;
    }

    private Map<String, Object> payload(
            Map<String, Object> corrections, Map<String, String> masked) {
        var shown = new LinkedHashMap<>(entry.payload());
        shown.replaceAll((field, told) -> corrections.getOrDefault(field, told));
        shown.keySet().removeIf(field -> isCutToNothing(field, corrections.get(field)));
        shown.replaceAll((field, told) -> masked.containsKey(field) ? masked.get(field) : told);
        if (isNotice(entry)) {
            var hidden = redactedIn(target(entry));
            shown.computeIfPresent("changes", (_, _) -> maskedChanges(hidden));
        }
        return shown;
    }

    /** A correction left nothing of the reader in a list of which it sees its own entry only. */
    private boolean isCutToNothing(String field, @Nullable Object corrected) {
        return List.of().equals(corrected)
                && EventTable.standard()
                        .row(entry.type())
                        .field(field)
                        .filter(FieldRow::isOwnOnly)
                        .isPresent();
    }

    private boolean isMasked(Map<String, String> masked) {
        return entry.payload().keySet().stream().anyMatch(masked::containsKey)
                || isNotice(entry)
                        && changesOf(entry.payload()).stream()
                                .map(NoticeReading::field)
                                .anyMatch(redactedIn(target(entry))::containsKey);
    }

    /** A redacted value stays masked in the notices of earlier corrections too. */
    private List<Map<?, ?>> maskedChanges(Map<String, String> hidden) {
        var shown = new ArrayList<Map<?, ?>>();
        for (var change : changesOf(entry.payload())) {
            var text = hidden.get(field(change));
            shown.add(text == null ? change : Map.of("field", field(change), "value", text));
        }
        return shown;
    }

    /** What stands for the redacted fields of an event. */
    private Map<String, String> redactedIn(String eventId) {
        var texts = new HashMap<String, String>();
        about(eventId)
                .filter(notice -> notice.type().equals("EventRedacted"))
                .map(notice -> notice.payload().get("fields"))
                .flatMap(fields -> fields instanceof List<?> list ? list.stream() : Stream.of())
                .forEach(field -> texts.put(field.toString(), REDACTED));
        texts.putAll(masks.getOrDefault(eventId, Map.of()));
        return texts;
    }

    private static List<Map<?, ?>> changesOf(Map<String, Object> payload) {
        var changes = new ArrayList<Map<?, ?>>();
        if (payload.get("changes") instanceof List<?> list) {
            for (var each : list) {
                if (each instanceof Map<?, ?> change) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    private static String field(Map<?, ?> change) {
        return Objects.requireNonNull(change.get("field")).toString();
    }

    private static Object value(Map<?, ?> change) {
        return Objects.requireNonNull(change.get("value"));
    }
}
