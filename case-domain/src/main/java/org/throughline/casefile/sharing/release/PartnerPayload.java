package org.throughline.casefile.sharing.release;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.sharing.EventRow;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.casefile.sharing.gate.Amendments;
import org.throughline.casefile.sharing.gate.OwnEntries;
import org.throughline.casefile.values.Change;

/** The copy of one event for one agency: what is visible, as it stands after the commit. */
record PartnerPayload(RecordedEvent event, AgencyId agency, Told told, Commit commit) {

    Release release(int agencySeq, @Nullable Integer raises) {
        var target = Changes.target(event);
        var amendments = amendments();
        var fields = told.judgement().fields();
        return new Release(
                agency,
                agencySeq,
                event,
                occurredAt(amendments),
                precision(amendments),
                commit.recordedAt(),
                told.judgement().level(),
                fields,
                payload(amendments),
                commit.isLate(event),
                raises,
                target.isPresent() ? targetEventId() : null,
                amendments.corrected().keySet().stream().anyMatch(it -> isShown(it, fields)),
                amendments.redacted().keySet().stream().anyMatch(fields::contains));
    }

    private static boolean isShown(String field, Set<String> fields) {
        return fields.contains(field) || Changes.isOfEnvelope(field);
    }

    private Amendments amendments() {
        return commit.state().of(event.caseSeq());
    }

    private Instant occurredAt(Amendments amendments) {
        return amendments.corrected().get("occurredAt") instanceof String corrected
                ? OffsetDateTime.parse(corrected).toInstant()
                : event.occurredAt();
    }

    private String precision(Amendments amendments) {
        return amendments.corrected().get("precision") instanceof String corrected
                ? corrected
                : event.precision();
    }

    private Map<String, Object> payload(Amendments amendments) {
        var row = EventTable.standard().row(event.type());
        var visible = new LinkedHashMap<String, Object>();
        for (var field : row.fields()) {
            var name = field.name();
            var value = value(field, amendments.latest(name, event.payload().get(name)));
            if (value != null && told.judgement().fields().contains(name)) {
                visible.put(name, value);
            }
        }
        return visible;
    }

    private @Nullable Object value(FieldRow field, @Nullable Object latest) {
        return switch (field.name()) {
            case "target" -> targetEventId();
            case "changes" -> told.changes().stream().map(this::change).toList();
            default -> field.isOwnOnly() ? ownEntries(latest) : latest;
        };
    }

    private String targetEventId() {
        return commit.event(Changes.target(event).orElseThrow()).eventId();
    }

    /** Null when a correction left nothing of the reader in the list. */
    private @Nullable Object ownEntries(@Nullable Object latest) {
        var own = OwnEntries.cut(latest, agency);
        return own.isEmpty() ? null : own;
    }

    /** A change is told no wider than the field that it changes. */
    private Map<String, Object> change(Change change) {
        var target = commit.event(Changes.target(event).orElseThrow());
        var row = EventTable.standard().row(target.type());
        Object value =
                isOwnOnly(row, change.field())
                        ? List.copyOf(OwnEntries.cut(change.value(), agency))
                        : change.value();
        var masked = commit.state().of(target.caseSeq()).redacted().get(change.field());
        return Map.of("field", change.field(), "value", masked == null ? value : masked);
    }

    private static boolean isOwnOnly(EventRow row, String field) {
        return row.field(field).filter(FieldRow::isOwnOnly).isPresent();
    }
}
