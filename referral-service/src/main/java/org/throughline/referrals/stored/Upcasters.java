package org.throughline.referrals.stored;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a payload that was stored in an earlier version into the form of the current one. What
 * stands in the log is never changed: every reading goes up the same steps, each a pure function on
 * the JSON tree from one version to the next.
 */
public final class Upcasters {
    /** The steps of this program: none yet, every fact is in its first version. */
    private static final Upcasters STANDARD = new Upcasters(EventNames.versions(), List.of());

    private final Map<String, Integer> versions;
    private final Map<Key, UnaryOperator<Payload>> steps = new HashMap<>();

    private record Key(String name, int from) {}

    /**
     * The two parts of a payload: codes, and what names persons. A step may change what it is
     * given.
     */
    public record Payload(ObjectNode coded, ObjectNode personal) {}

    /** The step of one kind of fact from one version to the next. */
    public record Upcaster(String name, int from, UnaryOperator<Payload> step) {}

    /**
     * @param versions stored name to current version
     * @param upcasters exactly one for each earlier version of each name
     * @throws IllegalArgumentException when one is missing, there twice, or leads nowhere
     */
    public Upcasters(Map<String, Integer> versions, List<Upcaster> upcasters) {
        this.versions = Map.copyOf(versions);
        for (var upcaster : upcasters) {
            int current = versions.getOrDefault(upcaster.name(), 0);
            if (upcaster.from() < 1 || upcaster.from() >= current) {
                throw new IllegalArgumentException(
                        "an upcaster of %s from version %d leads nowhere: the current one is %d"
                                .formatted(upcaster.name(), upcaster.from(), current));
            }
            if (steps.put(new Key(upcaster.name(), upcaster.from()), upcaster.step()) != null) {
                throw new IllegalArgumentException(
                        "%s has two upcasters from version %d"
                                .formatted(upcaster.name(), upcaster.from()));
            }
        }
        versions.forEach((name, current) -> {
            for (int from = 1; from < current; from++) {
                if (!steps.containsKey(new Key(name, from))) {
                    throw new IllegalArgumentException(
                            "%s has no upcaster from version %d, and such facts stand in logs"
                                    .formatted(name, from));
                }
            }
        });
    }

    static Upcasters standard() {
        return STANDARD;
    }

    /**
     * The payload of a stored fact in its current form.
     *
     * @throws UnknownFact when this program does not know the name or the version, or a step fails
     */
    public Payload current(StoredFact stored) {
        int current = versions.getOrDefault(stored.name(), 0);
        int version = number(stored.version());
        if (version < 1 || version > current) {
            throw new UnknownFact(stored);
        }
        try {
            var json = DomainJson.read(stored.payload());
            var payload = new Payload(part(json, "coded"), part(json, "personal"));
            for (int from = version; from < current; from++) {
                payload =
                        steps.getOrDefault(new Key(stored.name(), from), UnaryOperator.identity())
                                .apply(payload);
            }
            return payload;
        } catch (JacksonException e) {
            // Its message may quote the payload, so it is not passed on.
            throw UnknownFact.unreadable(stored);
        } catch (RuntimeException e) { // whatever a step stumbled over stands in this payload
            throw UnknownFact.unreadable(stored);
        }
    }

    private static ObjectNode part(JsonNode json, String name) {
        return json.path(name) instanceof ObjectNode part
                ? part
                : DomainJson.mapper().createObjectNode();
    }

    private static int number(String version) {
        return version.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(version) : 0;
    }
}
