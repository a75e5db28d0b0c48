package org.throughline.server.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a story: when it was recorded, by whom, which command.
 *
 * @param number line of its file, from 1
 * @param isPending whether a later line tells what became of the delivery of what it sends
 */
record StoryLine(
        int number, Instant at, Actor by, String command, ObjectNode data, boolean isPending) {
    private static final Set<String> KEYS = Set.of("at", "by", "command", "data", "delivery");

    private static final Set<String> DELIVERIES = Set.of("pending", "confirmed");

    /** The field by which each command names the referral that it sends. */
    private static final Map<String, String> SENDINGS =
            Map.of("SendReferral", "referralId", "RerouteReferral", "newReferral");

    /** A line that is no step; the violations say what is wrong with it. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
        private final transient List<Violation> violations;

        Broken(List<Violation> violations) {
            super("a line of the story is no step");
            this.violations = List.copyOf(violations);
        }

        List<Violation> violations() {
            return violations;
        }
    }

    CaseId caseId() {
        return new CaseId(data.path("caseId").asString());
    }

    static StoryLine read(int number, String line, Register register) throws Broken {
        JsonNode json;
        try {
            json = DomainJson.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new Broken(List.of(new Violation("line", "is no JSON object")));
        }
        var wrong = new ArrayList<Violation>();
        if (!json.isObject()) {
            throw new Broken(List.of(new Violation("line", "is no JSON object")));
        }
        json.properties()
                .forEach(one -> {
                    if (!KEYS.contains(one.getKey())) {
                        wrong.add(
                                new Violation(
                                        "line",
                                        "holds an unknown key; at, by, command, data and delivery are known"));
                    }
                });
        if (json.has("delivery") && !isDelivery(json)) {
            wrong.add(new Violation("delivery", "is pending or confirmed, and of a sending only"));
        }
        if (!(json.get("data") instanceof ObjectNode)) {
            wrong.add(new Violation("data", "is missing or no object"));
        }
        if (!json.path("command").isString()) {
            wrong.add(new Violation("command", "is missing"));
        }
        var at = instant(json.path("at"));
        var by = actor(json.path("by"), register);
        if (at == null) {
            wrong.add(new Violation("at", "must be a time with seconds and zone"));
        }
        if (by == null) {
            wrong.add(
                    new Violation("by", "is not a person of the set-up with this role and agency"));
        }
        if (at == null || by == null || !wrong.isEmpty()) {
            throw new Broken(wrong);
        }
        return new StoryLine(
                number,
                at,
                by,
                json.path("command").asString(),
                (ObjectNode) json.get("data"),
                json.path("delivery").asString("confirmed").equals("pending"));
    }

    private static boolean isDelivery(JsonNode json) {
        return SENDINGS.containsKey(json.path("command").asString(""))
                && DELIVERIES.contains(json.path("delivery").asString(""));
    }

    /** The referral that the line sends or tells a delivery of; empty when it does neither. */
    Optional<ReferralId> referral() {
        var field = command.equals("RecordDelivery") ? "referralId" : SENDINGS.get(command);
        return Optional.ofNullable(field).map(name -> new ReferralId(data.path(name).asString()));
    }

    private static @org.jspecify.annotations.Nullable Instant instant(JsonNode json) {
        try {
            return json.isString() ? DomainJson.mapper().treeToValue(json, Instant.class) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @org.jspecify.annotations.Nullable Actor actor(
            JsonNode json, Register register) {
        try {
            var actor = DomainJson.mapper().treeToValue(json, Actor.class);
            return register.staff(actor.person())
                    .filter(staff ->
                            staff.role() == actor.role() && staff.agency().equals(actor.agency()))
                    .map(staff -> actor)
                    .orElse(null);
        } catch (JacksonException | NullPointerException e) {
            return null;
        }
    }
}
