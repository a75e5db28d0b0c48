package org.throughline.agencies.releasing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.person.PersonErased;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;

/**
 * What agencies were told, as it stands in the project's own rows: each personal value sealed with
 * the key of the person it is about, so that it goes with them.
 */
final class EntrySeal {
    /** In a payload, an object of this one field stands for a sealed value. */
    private static final String SEALED = "~";

    private static final String CHANGES = "changes";

    private final PersonKeys keys;

    EntrySeal(PersonKeys keys) {
        this.keys = keys;
    }

    /** Whose key the log says is destroyed, whether it is already or not. */
    static Set<String> erasedIn(List<RecordedEvent> history) {
        return history.stream()
                .map(RecordedEvent::event)
                .filter(SubjectKeyDestroyed.class::isInstance)
                .map(event -> ((SubjectKeyDestroyed) event).person())
                .collect(Collectors.toSet());
    }

    /**
     * The fields of an entry that are about this person; a value that was corrected by its place.
     */
    static List<String> fieldsAbout(
            String person, PartnerEntry entry, CaseEvent event, List<RecordedEvent> history) {
        var fields = new ArrayList<String>();
        for (var name : entry.payload().keySet()) {
            if (event instanceof EventCorrected corrected && name.equals(CHANGES)) {
                for (int i = 0; i < corrected.changes().size(); i++) {
                    if (person.equals(aboutChange(corrected, i, history))) {
                        fields.add(CHANGES + '.' + i);
                    }
                }
            } else if (person.equals(about(name, event))) {
                fields.add(name);
            }
        }
        return fields;
    }

    private static String about(String name, CaseEvent event) {
        var field = EventTable.standard().row(event.type()).field(name);
        return field.filter(FieldRow::isCode).isPresent()
                ? ""
                : field.map(row -> DataSubject.about(row, event)).orElse(DataSubject.CLIENT);
    }

    /** Empty for a value that names nobody. */
    private static String aboutChange(
            EventCorrected corrected, int index, List<RecordedEvent> history) {
        var target = history.get(corrected.target() - 1).event();
        var name = corrected.changes().get(index).field();
        var field = EventTable.standard().row(target.type()).field(name);
        return field.isEmpty() ? "" : about(name, target);
    }

    /**
     * The entry as it may be kept.
     *
     * @param event of which the agency is told
     * @param history of the case up to the commit that released it
     */
    PartnerEntry sealed(PartnerEntry entry, CaseEvent event, List<RecordedEvent> history) {
        var erased = erasedIn(history);
        var payload = new LinkedHashMap<String, Object>();
        entry.payload()
                .forEach((name, value) -> {
                    var place = place(entry) + name;
                    payload.put(
                            name,
                            event instanceof EventCorrected corrected && name.equals(CHANGES)
                                    ? changes(entry, corrected, history, (List<?>) value)
                                    : sealed(entry, about(name, event), place, value));
                });
        return entry.with(
                erased.isEmpty() ? payload : without(payload, erased, entry, event, history));
    }

    private List<Object> changes(
            PartnerEntry entry,
            EventCorrected corrected,
            List<RecordedEvent> history,
            List<?> told) {
        var changes = new ArrayList<Object>();
        for (var one : told) {
            var change = new LinkedHashMap<String, Object>();
            ((Map<?, ?>) one).forEach((key, value) -> change.put(String.valueOf(key), value));
            int index = changes.size();
            change.computeIfPresent(
                    "value",
                    (_, value) ->
                            sealed(
                                    entry,
                                    aboutChange(corrected, index, history),
                                    place(entry) + CHANGES + '.' + index,
                                    value));
            changes.add(change);
        }
        return changes;
    }

    private static Map<String, Object> without(
            Map<String, Object> payload,
            Set<String> erased,
            PartnerEntry entry,
            CaseEvent event,
            List<RecordedEvent> history) {
        var fields =
                erased.stream()
                        .flatMap(person -> fieldsAbout(person, entry, event, history).stream())
                        .collect(Collectors.toSet());
        return org.throughline.casefile.partner.ErasedFields.in(payload, fields);
    }

    private Object sealed(PartnerEntry entry, String about, String place, Object value) {
        if (about.isEmpty()) {
            return value;
        }
        try {
            return Map.of(
                    SEALED,
                    keys.seal(
                            new DataSubject(entry.caseId(), about),
                            place,
                            PartnerJson.write(value).getBytes(StandardCharsets.UTF_8)));
        } catch (PersonErased erased) {
            return Erased.MARK;
        }
    }

    /** The entry as the agency is told it; what was erased is marked. */
    PartnerEntry opened(PartnerEntry entry) {
        var payload = new LinkedHashMap<String, Object>();
        entry.payload()
                .forEach((name, value) -> payload.put(name, opened(place(entry) + name, value)));
        return entry.with(payload);
    }

    private Object opened(String place, Object value) {
        return switch (value) {
            case Map<?, ?> map when map.size() == 1 && map.get(SEALED) instanceof String sealed ->
                    keys.open(place, sealed)
                            .map(json ->
                                    PartnerJson.value(new String(json, StandardCharsets.UTF_8)))
                            .orElse(Erased.MARK);
            case List<?> list when place.endsWith(CHANGES) -> {
                var changes = new ArrayList<Object>();
                for (var one : list) {
                    var change = new LinkedHashMap<String, Object>();
                    var at = place + '.' + changes.size();
                    ((Map<?, ?>) one)
                            .forEach((key, inner) ->
                                    change.put(String.valueOf(key), opened(at, inner)));
                    changes.add(change);
                }
                yield changes;
            }
            default -> value;
        };
    }

    private static String place(PartnerEntry entry) {
        return "release/%s/%s/%d/".formatted(entry.agency(), entry.caseId(), entry.agencySeq());
    }

    /** What stands for redacted fields, as it may be kept. */
    String sealed(CaseId caseId, Mask mask) {
        var texts = new LinkedHashMap<String, Object>();
        mask.texts()
                .forEach((field, text) -> {
                    try {
                        texts.put(
                                field,
                                keys.seal(
                                        DataSubject.client(caseId),
                                        place(mask.agency(), mask.eventId(), field),
                                        text.getBytes(StandardCharsets.UTF_8)));
                    } catch (PersonErased erased) {
                        texts.put(field, Erased.MARK);
                    }
                });
        return PartnerJson.write(Map.of("eventId", mask.eventId(), "texts", texts));
    }

    /** The same as it leaves. */
    String openedMask(AgencyId agency, String body) {
        var mask = PartnerJson.mask(agency, PartnerJson.tree(body));
        var texts = new LinkedHashMap<String, Object>();
        mask.texts()
                .forEach((field, text) ->
                        texts.put(
                                field,
                                text.equals(Erased.MARK)
                                        ? text
                                        : keys.open(place(agency, mask.eventId(), field), text)
                                                .map(bytes ->
                                                        new String(bytes, StandardCharsets.UTF_8))
                                                .orElse(Erased.MARK)));
        return PartnerJson.write(Map.of("eventId", mask.eventId(), "texts", texts));
    }

    private static String place(AgencyId agency, String eventId, String field) {
        return "mask/%s/%s/%s".formatted(agency, eventId, field);
    }
}
