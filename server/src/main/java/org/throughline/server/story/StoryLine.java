package org.throughline.server.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.ids.CaseId;
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
 */
record StoryLine(int number, Instant at, Actor by, String command, ObjectNode data) {
    private static final Set<String> KEYS = Set.of("at", "by", "command", "data", "delivery");

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
        if (!"confirmed".equals(json.path("delivery").asString("confirmed"))) {
            wrong.add(
                    new Violation(
                            "delivery",
                            "pending is not supported yet; a delivery counts as confirmed"));
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
                number, at, by, json.path("command").asString(), (ObjectNode) json.get("data"));
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
