package org.throughline.casefile.copying;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow.About;

/**
 * What of a case its client may have: the column Client of the event table (domain reference 4.10).
 * What is about somebody else is masked. What they were not told of, because knowing could do harm,
 * is left out without a trace.
 */
public final class ClientCopy {
    private static final String WORDS = "words";

    private final Map<Integer, RecordedEvent> byPlace = new HashMap<>();
    private final UntoldDecisions untold;
    private final Occasion occasion;

    private ClientCopy(List<RecordedEvent> history, Occasion occasion) {
        history.forEach(recorded -> byPlace.put(recorded.caseSeq(), recorded));
        this.untold = UntoldDecisions.of(history);
        this.occasion = occasion;
    }

    /** What a copy is made for. */
    public enum Occasion {
        /** The client wants to have their timeline. */
        TIMELINE,
        /** The client uses their right to see the file: notes are in it as well. */
        ACCESS_REQUEST
    }

    /**
     * An event as the client may have it.
     *
     * @param payload the fields that they may read, in the order in which they were given
     * @param masked names of the fields of which something is about somebody else
     */
    public record Copied(Map<String, Object> payload, List<String> masked) {
        public Copied {
            payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
            masked = List.copyOf(masked);
        }
    }

    /**
     * The rule for one case.
     *
     * @param history all of the case, whoever makes the copy
     */
    public static ClientCopy of(List<RecordedEvent> history, Occasion occasion) {
        return new ClientCopy(history, occasion);
    }

    /**
     * An event as the client may have it; empty when it is not for them.
     *
     * @param values its payload as it is known now, with corrections and redactions in place
     */
    public Optional<Copied> copied(RecordedEvent recorded, Map<String, Object> values) {
        if (!holds(recorded)) {
            return Optional.empty();
        }
        var payload = new LinkedHashMap<String, Object>();
        var masked = new ArrayList<String>();
        values.forEach((name, value) -> {
            if (untold.isNamedBy(name, value)) {
                return;
            }
            if (isOfOthers(recorded, name)) {
                masked.add(name);
                return;
            }
            var kept = recorded.event() instanceof CorrectionEvent ? cut(recorded, value) : value;
            payload.put(name, kept);
            if (!kept.equals(value)) {
                masked.add(name);
            }
        });
        return Optional.of(new Copied(payload, masked));
    }

    /** Whether the client may know that an agency was told something at this moment. */
    public boolean holdsTelling(AgencyId agency, Instant at) {
        return !untold.hidesTelling(agency, at);
    }

    private boolean holds(RecordedEvent recorded) {
        if (untold.hides(recorded)) {
            return false;
        }
        if (recorded.event() instanceof CorrectionEvent correction) {
            var target = byPlace.get(correction.target());
            return target != null && holds(target);
        }
        return switch (EventTable.standard().row(recorded.type()).client()) {
            case "F", "F unless harm", "words only" -> true;
            case "on request" -> occasion == Occasion.ACCESS_REQUEST;
            default -> false;
        };
    }

    private static boolean isOfOthers(RecordedEvent recorded, String name) {
        var row = EventTable.standard().row(recorded.type());
        if (row.client().equals("words only")) {
            return !name.equals(WORDS);
        }
        return switch (recorded.event()) {
            case ErasureDecided decided -> tellsOf(decided.person(), name);
            case SubjectKeyDestroyed destroyed -> tellsOf(destroyed.person(), name);
            default ->
                    row.field(name)
                            .map(field ->
                                    field.about() == About.MEMBER || field.about() == About.PARTY)
                            .orElse(false);
        };
    }

    /** What somebody else asked to be erased is for them to know. */
    private static boolean tellsOf(String person, String name) {
        return !person.equals(DataSubject.CLIENT)
                && (name.equals("person") || name.equals("reason"));
    }

    /** The values of a correction belong to whom the corrected field is about. */
    private Object cut(RecordedEvent correction, Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        var target = byPlace.get(((CorrectionEvent) correction.event()).target());
        return list.stream()
                .filter(one ->
                        !(one instanceof Map<?, ?> change
                                && target != null
                                && isOfOthers(target, String.valueOf(change.get("field")))))
                .toList();
    }
}
