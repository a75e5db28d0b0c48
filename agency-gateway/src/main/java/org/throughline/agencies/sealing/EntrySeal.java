package org.throughline.agencies.sealing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.person.SealedText;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;

/**
 * What agencies were told, as it stands in the project's own rows: each personal value sealed with
 * the key of the person it is about, so that it goes with them.
 */
public final class EntrySeal {
    /** In a payload, an object of this one field stands for a sealed value. */
    private static final String SEALED = "~";

    private static final String CHANGES = "changes";
    private static final String NOBODY = "";

    private final SealedText texts;

    public EntrySeal(PersonKeys keys) {
        this.texts = new SealedText(keys);
    }

    /**
     * The fields of an entry that are about this person; a value that was corrected by its place.
     */
    public static List<String> fieldsAbout(
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
                ? NOBODY
                : field.map(row -> DataSubject.about(row, event)).orElse(DataSubject.CLIENT);
    }

    private static String aboutChange(
            EventCorrected corrected, int index, List<RecordedEvent> history) {
        var target = history.get(corrected.target() - 1).event();
        var name = corrected.changes().get(index).field();
        var field = EventTable.standard().row(target.type()).field(name);
        return field.isEmpty() ? NOBODY : about(name, target);
    }

    /**
     * The entry as it may be kept.
     *
     * @param event of which the agency is told
     * @param history of the case up to the commit that released it
     * @param erased whose key the log says is destroyed, whether it is already or not
     */
    public PartnerEntry sealed(
            PartnerEntry entry, CaseEvent event, List<RecordedEvent> history, Set<String> erased) {
        var payload = new LinkedHashMap<String, Object>();
        entry.payload()
                .forEach((name, value) -> {
                    if (event instanceof EventCorrected corrected && name.equals(CHANGES)) {
                        payload.put(
                                name,
                                changes(
                                        (List<?>) value,
                                        (place, right) ->
                                                sealed(
                                                        entry,
                                                        aboutChange(corrected, place, history),
                                                        CHANGES + '.' + place,
                                                        right,
                                                        erased)));
                    } else {
                        payload.put(name, sealed(entry, about(name, event), name, value, erased));
                    }
                });
        return entry.with(payload);
    }

    private Object sealed(
            PartnerEntry entry, String about, String field, Object value, Set<String> erased) {
        if (about.equals(NOBODY)) {
            return value;
        }
        if (erased.contains(about)) {
            return Erased.MARK;
        }
        var sealed =
                texts.sealed(
                        new DataSubject(entry.caseId(), about),
                        place(entry, field),
                        PartnerJson.write(value));
        return sealed.equals(Erased.MARK) ? Erased.MARK : Map.of(SEALED, sealed);
    }

    /** The entry as the agency is told it; what was erased is marked. */
    public PartnerEntry opened(PartnerEntry entry) {
        var payload = new LinkedHashMap<String, Object>();
        entry.payload()
                .forEach((name, value) ->
                        payload.put(
                                name,
                                name.equals(CHANGES) && value instanceof List<?> list
                                        ? changes(
                                                list,
                                                (place, right) ->
                                                        opened(entry, CHANGES + '.' + place, right))
                                        : opened(entry, name, value)));
        return entry.with(payload);
    }

    private Object opened(PartnerEntry entry, String field, Object value) {
        if (!(value instanceof Map<?, ?> map)
                || map.size() != 1
                || !(map.get(SEALED) instanceof String sealed)) {
            return value;
        }
        var json = texts.opened(place(entry, field), sealed);
        return json.equals(Erased.MARK) ? Erased.MARK : PartnerJson.value(json);
    }

    /** What becomes of the right value at its place in a correction. */
    private interface OfChange {
        Object of(int place, Object value);
    }

    private static List<Object> changes(List<?> told, OfChange right) {
        var changes = new ArrayList<Object>();
        for (var one : told) {
            var change = new LinkedHashMap<Object, Object>((Map<?, ?>) one);
            int place = changes.size();
            change.computeIfPresent("value", (_, value) -> right.of(place, value));
            changes.add(change);
        }
        return changes;
    }

    private static String place(PartnerEntry entry, String field) {
        return "release/%s/%s/%d/%s"
                .formatted(entry.agency(), entry.caseId(), entry.agencySeq(), field);
    }

    /** What stands for redacted fields, as it may be kept. */
    public String sealed(CaseId caseId, Mask mask) {
        var client = DataSubject.client(caseId);
        return each(mask, (field, text) -> texts.sealed(client, place(mask, field), text));
    }

    /** The same as it leaves. */
    public String openedMask(AgencyId agency, String body) {
        var mask = PartnerJson.mask(agency, PartnerJson.tree(body));
        return each(mask, (field, text) -> texts.opened(place(mask, field), text));
    }

    private static String each(Mask mask, BinaryOperator<String> text) {
        var all = new LinkedHashMap<String, String>();
        mask.texts().forEach((field, one) -> all.put(field, text.apply(field, one)));
        return PartnerJson.write(Map.of("eventId", mask.eventId(), "texts", all));
    }

    private static String place(Mask mask, String field) {
        return "mask/%s/%s/%s".formatted(mask.agency(), mask.eventId(), field);
    }
}
