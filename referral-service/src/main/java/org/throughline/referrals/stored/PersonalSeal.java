package org.throughline.referrals.stored;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.throughline.casefile.events.RightsEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.person.PersonErased;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.referrals.keys.KeysAway;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The personal part of a stored fact: every value is sealed with the key of the person it is about
 * and opens only where it stands. What a destroyed key has sealed is marked as erased.
 */
public final class PersonalSeal {
    static final String VALUE = "value";

    /** Marks a field of an opened payload whose value nobody can open any more. */
    public static final String ERASED = "erased";

    private static final String SEALED = "sealed";
    private static final String ABOUT = "about";
    private static final byte[] NO_PERSONAL_PART =
            "\"personal\":{}}".getBytes(StandardCharsets.UTF_8);

    private final PersonKeys keys;

    public PersonalSeal(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * Seals the personal part of a payload.
     *
     * @param payload as {@link EventJson#write} gives it
     * @throws PersonErased when one of the persons was erased; what was decided of their rights is
     *     kept all the same, without the words about it
     */
    public byte[] sealed(CaseId caseId, String eventId, String name, byte[] payload) {
        if (hasNoPersonalPart(payload)) {
            return payload;
        }
        var json = (ObjectNode) DomainJson.read(payload);
        for (var one : json.required("personal").properties()) {
            var field = (ObjectNode) one.getValue();
            var value = DomainJson.mapper().writeValueAsBytes(field.remove(VALUE));
            var subject = new DataSubject(caseId, field.required(ABOUT).asString());
            try {
                field.put(
                        SEALED,
                        keys.seal(subject, place(caseId.value(), eventId, one.getKey()), value));
            } catch (PersonErased erased) {
                if (!isOfRights(name)) {
                    throw erased;
                }
                field.put(VALUE, Erased.MARK);
            }
        }
        return DomainJson.mapper().writeValueAsBytes(json);
    }

    private static boolean isOfRights(String name) {
        return EventNames.typeOf(name).filter(RightsEvent.class::isAssignableFrom).isPresent();
    }

    /**
     * Notices what was erased meanwhile, on other nodes as well: whoever remembers what was opened
     * asks for it before giving that out.
     */
    public void noticeErasures() {
        keys.noticeErasures();
    }

    /**
     * The fact with its personal part open.
     *
     * @throws UnknownFact when a sealed value is not what was sealed there
     * @throws KeysAway when the keys cannot be asked now
     */
    public StoredFact opened(StoredFact fact) {
        try {
            return fact.with(opened(fact.stream(), fact.eventId(), fact.payload()));
        } catch (KeysAway away) {
            throw away;
        } catch (RuntimeException e) { // whatever it is, its message may quote the content
            throw UnknownFact.unreadable(fact, e);
        }
    }

    /** The same of a payload; one that has no personal part is given back as it is. */
    public byte[] opened(String stream, String eventId, byte[] payload) {
        if (hasNoPersonalPart(payload)
                || !(DomainJson.read(payload) instanceof ObjectNode json)
                || !(json.get("personal") instanceof ObjectNode personal)) {
            return payload;
        }
        for (var one : personal.properties()) {
            var field = (ObjectNode) one.getValue();
            if (field.has(ERASED) || field.has(VALUE) == field.has(SEALED)) {
                throw new IllegalStateException("a field that is neither sealed nor plain");
            }
            if (field.remove(SEALED) instanceof JsonNode sealed) {
                var subject = new DataSubject(new CaseId(stream), field.required(ABOUT).asString());
                keys.open(subject, place(stream, eventId, one.getKey()), sealed.asString())
                        .ifPresentOrElse(
                                value -> field.set(VALUE, DomainJson.read(value)),
                                () -> field.put(ERASED, true));
            }
        }
        return DomainJson.mapper().writeValueAsBytes(json);
    }

    private static boolean hasNoPersonalPart(byte[] payload) {
        int from = payload.length - NO_PERSONAL_PART.length;
        return from >= 0
                && Arrays.equals(
                        payload,
                        from,
                        payload.length,
                        NO_PERSONAL_PART,
                        0,
                        NO_PERSONAL_PART.length);
    }

    private static String place(String stream, String eventId, String path) {
        return stream + '/' + eventId + '/' + path;
    }
}
