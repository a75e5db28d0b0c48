package org.throughline.referrals.stored;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a payload that was stored in an earlier version into the form of the current one. What
 * stands in the log is never changed: every reading goes up the same steps, each a pure function on
 * the JSON tree from one version to the next.
 */
public final class Upcasters {
    /** The steps of this program. */
    private static final Upcasters STANDARD =
            new Upcasters(
                    EventNames.versions(),
                    List.of(new Upcaster("event-corrected", 1, EventCorrectedFrom1::apply)));

    private final Map<String, Integer> versions;
    private final Map<Key, UnaryOperator<Payload>> steps = new HashMap<>();

    private record Key(String name, int from) {}

    /**
     * The two parts of a payload: codes, and what names persons, by field or by the path of a value
     * inside a coded one. An entry of the registers is no fact about a client: all of it is coded.
     * A step may change what it is given.
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

    /** Makes a list with a hole stop the program now, and not at the first fact that falls in. */
    public static void requireWhole() {
        // The list is checked when this class is loaded.
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
            return raised(stored.name(), version, current, payload(stored));
        } catch (RuntimeException e) { // whatever a step stumbled over stands in this payload
            throw UnknownFact.unreadable(stored, e);
        }
    }

    /** The payload of one version as it is in a later one. */
    Payload raised(String name, int from, int to, Payload payload) {
        var raised = payload;
        for (int version = from; version < to; version++) {
            raised = requireNonNull(steps.get(new Key(name, version))).apply(raised);
        }
        return raised;
    }

    static Payload payload(StoredFact stored) {
        var json = DomainJson.read(stored.payload());
        return stored.name().equals(EventJson.REGISTER_ENTRY)
                ? new Payload((ObjectNode) json, DomainJson.mapper().createObjectNode())
                : new Payload(
                        (ObjectNode) json.required("coded"),
                        (ObjectNode) json.required("personal"));
    }

    private static int number(String version) {
        return version.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(version) : 0;
    }
}
