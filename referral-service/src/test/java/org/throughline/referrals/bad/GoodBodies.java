package org.throughline.referrals.bad;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * For every command of the contract a body whose shape is right; other bodies spoil one thing of
 * it.
 */
public final class GoodBodies {
    private static final Contract CONTRACT = Contract.standard();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What no type tells: a field that another field asks for, or that must differ from others. */
    private static final Map<String, Map<String, String>> APART =
            Map.of(
                    "RecordImpactReduced",
                    Map.of("clientStatement", "\"She sleeps again.\""),
                    "RecordDelivery",
                    Map.of("receipt", "\"receipt-1\""),
                    "OpenCase",
                    Map.of("anonymous", "false"),
                    "DeclineReferral",
                    Map.of("refusedBy", "\"client\"", "reasonCode", "\"client-refused\""),
                    "GiveConsent",
                    Map.of("excluded", "[\"TB\"]"));

    private int bodies;

    /** Only what the command needs. */
    public ObjectNode smallest(CommandSpec command, String caseId) {
        var body = common(caseId);
        for (var field : command.fields()) {
            if (field.isRequired()) {
                body.set(field.name(), value(field));
            }
        }
        return apart(command, body, false);
    }

    /** With everything that a command may say. */
    public ObjectNode fullest(CommandSpec command, String caseId) {
        var body = common(caseId);
        for (var field : command.fields()) {
            body.set(field.name(), value(field));
        }
        return apart(command, body, true);
    }

    private ObjectNode common(String caseId) {
        bodies++;
        return JSON.objectNode()
                .put("commandId", "bad-" + bodies)
                .put("caseId", caseId)
                .put("occurredAt", "2025-04-17T08:00:00Z")
                .put("precision", "exact");
    }

    private static ObjectNode apart(CommandSpec command, ObjectNode body, boolean isFull) {
        APART.getOrDefault(command.name(), Map.of())
                .forEach((field, text) -> {
                    if (isFull || !field.equals("excluded")) {
                        body.set(field, DomainJson.read(text.getBytes(StandardCharsets.UTF_8)));
                    }
                });
        return body;
    }

    /** A value of the type of this field. */
    public static JsonNode value(FieldSpec field) {
        var one = value(field.elementType(), field.name());
        return field.isList() ? JSON.arrayNode().add(one) : one;
    }

    private static JsonNode value(String type, String name) {
        if (type.startsWith("code:")) {
            return JSON.stringNode(first(type.substring("code:".length())));
        }
        if (!CONTRACT.object(type).isEmpty()) {
            var object = JSON.objectNode();
            CONTRACT.object(type).forEach(field -> object.set(field.name(), value(field)));
            return object;
        }
        return switch (type) {
            case "bool" -> JSON.booleanNode(true);
            case "int", "seq" -> JSON.numberNode(1);
            case "score" -> JSON.numberNode(3);
            case "date" -> JSON.stringNode("2025-06-01");
            case "time" -> JSON.stringNode("09:00");
            case "instant" -> JSON.stringNode("2025-04-17T08:00:00Z");
            case "lang" -> JSON.stringNode("en");
            case "digest" -> JSON.stringNode("sha256:" + "0".repeat(64));
            case "agency", "party" -> JSON.stringNode("BP");
            case "person" -> JSON.stringNode("SV-1");
            case "project" -> JSON.stringNode("brackenford-support");
            case "service" -> JSON.stringNode("report-support");
            case "shareItem" -> JSON.stringNode("topic:plan");
            case "fieldName" -> JSON.stringNode("account");
            default -> JSON.stringNode("x-" + name);
        };
    }

    private static String first(String list) {
        return List.copyOf(CONTRACT.codeList(list).keySet()).getFirst();
    }
}
