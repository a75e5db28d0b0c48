package org.throughline.referrals.bad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies with one thing wrong in their shape, made from the fields of a command. */
public final class Spoiled {

    /** A body and what is wrong with it. */
    public record Body(String what, ObjectNode data) {}

    private static final Contract CONTRACT = Contract.standard();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GoodBodies good;
    private final CommandSpec command;
    private final String caseId;
    private final List<Body> bodies = new ArrayList<>();

    private Spoiled(GoodBodies good, CommandSpec command, String caseId) {
        this.good = good;
        this.command = command;
        this.caseId = caseId;
    }

    /** All of them for one command. */
    public static List<Body> of(GoodBodies good, CommandSpec command, String caseId) {
        var spoiled = new Spoiled(good, command, caseId);
        var fields = new ArrayList<>(command.fields());
        fields.addAll(
                CONTRACT.commonFields().stream()
                        .filter(it -> !it.name().equals("messageId"))
                        .toList());
        fields.forEach(spoiled::spoil);
        spoiled.add("unknown field", body -> body.put("surprise", 1));
        return List.copyOf(spoiled.bodies);
    }

    private void add(String what, UnaryOperator<ObjectNode> change) {
        bodies.add(new Body(what, change.apply(good.fullest(command, caseId))));
    }

    private void spoil(FieldSpec field) {
        var name = field.name();
        if (field.isRequired()) {
            add("no " + name, body -> body.without(name));
        }
        for (var wrong : wrong(field)) {
            add(name + " is " + wrong, body -> body.set(name, json(wrong)));
        }
        var parts = CONTRACT.object(field.elementType());
        for (var part : parts) {
            var at = name + "." + part.name();
            if (part.isRequired()) {
                add("no " + at, body -> inside(body, field, it -> it.remove(part.name())));
            }
            for (var wrong : wrong(part)) {
                add(
                        at + " is " + wrong,
                        body -> inside(body, field, it -> it.set(part.name(), json(wrong))));
            }
        }
        if (!parts.isEmpty()) {
            add("unknown in " + name, body -> inside(body, field, it -> it.put("surprise", 1)));
        }
    }

    private static ObjectNode inside(
            ObjectNode body, FieldSpec field, java.util.function.Consumer<ObjectNode> change) {
        var value = body.get(field.name());
        change.accept((ObjectNode) (field.isList() ? value.get(0) : value));
        return body;
    }

    private static JsonNode json(String text) {
        return DomainJson.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<String> wrong(FieldSpec field) {
        if (!field.isList()) {
            return wrongOnes(field.elementType());
        }
        var wrong = new ArrayList<>(List.of("null", "\"x\"", "7", "{}"));
        if (!field.mayBeEmpty()) {
            wrong.add("[]");
        }
        wrongOnes(field.elementType()).forEach(one -> wrong.add("[" + one + "]"));
        var value = (ArrayNode) GoodBodies.value(field);
        wrong.add(JSON.arrayNode().add(value.get(0)).add(value.get(0)).toString());
        return wrong;
    }

    private static List<String> wrongOnes(String type) {
        if (type.startsWith("code:")) {
            return List.of("null", "7", "true", "{}", "[]", "\"\"", "\"no-such-code\"");
        }
        if (!CONTRACT.object(type).isEmpty()) {
            return List.of("null", "7", "\"x\"", "[]", "true");
        }
        return switch (type) {
            case "bool" -> List.of("null", "\"true\"", "1", "{}", "[]");
            case "int" -> List.of("null", "\"1\"", "1.5", "-1", "100001", "true", "{}");
            case "score" -> List.of("null", "\"3\"", "0", "6", "2.5", "true");
            case "seq" -> List.of("null", "\"1\"", "0", "-1", "1.5", "true", "99999999999");
            case "any" -> List.of("null");
            case "date" -> text("2025-02-30", "2025-6-1", "yesterday", "2025-06-01T00:00:00Z");
            case "time" -> text("24:00", "9:00", "noon");
            case "instant" -> text("2025-04-17", "2025-04-17T08:00:00", "2025-04-17T08:00Z", "now");
            case "lang" -> text("!!", "english language");
            case "digest" -> text("sha256:1", "0".repeat(64));
            case "line" -> text("two\\nlines", "x".repeat(201));
            case "text" -> text("x".repeat(4001));
            case "shareItem" -> text("topic:other", "CaseOpened.clientName", "IncidentRecorded.no");
            case "agency", "party", "person", "project", "service" -> text("no-such", "a b");
            case "fieldName" -> text("a b", "-x");
            default -> text("a b", "x".repeat(65), "-x");
        };
    }

    private static List<String> text(String... wrong) {
        var all = new ArrayList<>(List.of("null", "7", "true", "{}", "[]", "\"\""));
        for (var one : wrong) {
            all.add('"' + one + '"');
        }
        return all;
    }
}
