package org.throughline.server.pages.form;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what was typed into the JSON of a command. What is empty is left out; what is no number or
 * time stays as it was typed, to be refused by name.
 */
public final class TypedForm {
    static final int GROUPS_MAX = 20;

    private final Contract contract;
    private final Map<String, String[]> typed;

    public TypedForm(Contract contract, Map<String, String[]> typed) {
        this.contract = contract;
        this.typed = typed;
    }

    /** The command's data. */
    public ObjectNode read(List<FieldSpec> fields) {
        return object("", fields);
    }

    private ObjectNode object(String prefix, List<FieldSpec> fields) {
        var json = DomainJson.mapper().createObjectNode();
        for (var field : fields) {
            var path = prefix + field.name();
            var nested = contract.object(field.elementType());
            if (!nested.isEmpty()) {
                nested(json, field, path, nested);
            } else if (field.isList()) {
                list(json, field, path);
            } else {
                one(path).ifPresent(text -> json.set(field.name(), value(field.type(), text)));
            }
        }
        return json;
    }

    private void nested(ObjectNode json, FieldSpec field, String path, List<FieldSpec> nested) {
        if (!field.isList()) {
            var inner = object(path + ".", nested);
            if (!inner.isEmpty()) {
                json.set(field.name(), inner);
            }
            return;
        }
        var list = DomainJson.mapper().createArrayNode();
        for (int i = 0; i < groups(path); i++) {
            var inner = object(path + "[" + i + "].", nested);
            if (!inner.isEmpty()) {
                list.add(inner);
            }
        }
        if (!list.isEmpty() || field.mayBeEmpty()) {
            json.set(field.name(), list);
        }
    }

    private void list(ObjectNode json, FieldSpec field, String path) {
        var list = DomainJson.mapper().createArrayNode();
        all(path).forEach(text -> list.add(value(field.elementType(), text)));
        if (!list.isEmpty() || field.mayBeEmpty()) {
            json.set(field.name(), list);
        }
    }

    /** How many groups of a list of objects the form showed. */
    int groups(String path) {
        try {
            return Math.clamp(Integer.parseInt(one(path + ".count").orElse("1")), 1, GROUPS_MAX);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    java.util.Optional<String> one(String path) {
        return all(path).findFirst();
    }

    Stream<String> all(String path) {
        return Stream.of(typed.getOrDefault(path, new String[0]))
                .map(text -> text.replace("\r\n", "\n").strip())
                .filter(text -> !text.isEmpty());
    }

    private static JsonNode value(String type, String text) {
        var nodes = DomainJson.mapper().getNodeFactory();
        return switch (type) {
            case "bool" ->
                    text.equals("true") || text.equals("false")
                            ? nodes.booleanNode(Boolean.parseBoolean(text))
                            : nodes.stringNode(text);
            case "int", "score", "seq" ->
                    text.matches("\\d{1,9}")
                            ? nodes.numberNode(Integer.parseInt(text))
                            : nodes.stringNode(text);
            case "instant" -> nodes.stringNode(instant(text));
            case "any" -> any(text);
            default -> nodes.stringNode(text);
        };
    }

    private static JsonNode any(String text) {
        var nodes = DomainJson.mapper().getNodeFactory();
        if (text.equals("true") || text.equals("false")) {
            return nodes.booleanNode(Boolean.parseBoolean(text));
        }
        return text.matches("\\d{1,5}")
                ? nodes.numberNode(Integer.parseInt(text))
                : nodes.stringNode(text);
    }

    /** The browser gives a London time without zone. */
    private static String instant(String text) {
        try {
            return LocalDateTime.parse(text)
                    .atZone(Register.LONDON)
                    .toInstant()
                    .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                    .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
