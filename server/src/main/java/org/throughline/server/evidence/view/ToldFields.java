package org.throughline.server.evidence.view;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.EnvelopePath;

/**
 * Which committed fields an entry tells: those whose value stands in it as it was recorded. What an
 * entry says in other words, a coarser time or a part of a list, opens nothing.
 */
final class ToldFields {
    private static final String OCCURRED_AT = "$occurredAt";
    private static final String PRECISION = "$precision";

    private ToldFields() {}

    /** The disclosures, of all that open the fact, that tell no more than the entry does. */
    static List<Disclosure> of(
            PartnerEntry entry, Map<String, Object> payload, List<Disclosure> all) {
        return all.stream().filter(one -> tells(entry, payload, one)).toList();
    }

    /** Those, of some, that tell no more than what the agency may be shown now. */
    static List<Disclosure> of(Served served, List<Disclosure> some) {
        return some.stream()
                .filter(one ->
                        switch (one.path()) {
                            case OCCURRED_AT -> isText(one, served.occurredAt().toString());
                            case PRECISION -> isText(one, served.precision());
                            default -> tells(served.entry(), served.payload(), one);
                        })
                .toList();
    }

    /** What the agency knows of an entry whatever its level, and behind a closed gate. */
    static boolean isOfEveryEntry(String path) {
        return path.equals(EnvelopePath.TYPE) || path.equals(EnvelopePath.CASE);
    }

    private static boolean tells(
            PartnerEntry entry, Map<String, Object> payload, Disclosure disclosure) {
        return switch (disclosure.path()) {
            case EnvelopePath.TYPE, EnvelopePath.CASE -> true;
            case OCCURRED_AT -> isText(disclosure, entry.occurredAt().toString());
            case PRECISION -> isText(disclosure, entry.precision());
            default -> {
                var told = payload.get(disclosure.path());
                yield told != null && json(told).equals(disclosure.value());
            }
        };
    }

    private static boolean isText(Disclosure disclosure, String text) {
        return disclosure.value().equals(Json.text(text));
    }

    private static Json json(Object plain) {
        return switch (plain) {
            case Boolean flag -> new Json.Flag(flag);
            case Integer number -> new Json.Whole(number);
            case Long number -> new Json.Whole(number);
            case List<?> many ->
                    new Json.Items(many.stream().map(one -> json((Object) one)).toList());
            case Map<?, ?> object -> {
                var members = new TreeMap<String, Json>();
                object.forEach((name, value) ->
                        members.put(
                                String.valueOf(name),
                                value == null ? new Json.Nothing() : json(value)));
                yield new Json.Members(members);
            }
            default -> Json.text(String.valueOf(plain));
        };
    }
}
