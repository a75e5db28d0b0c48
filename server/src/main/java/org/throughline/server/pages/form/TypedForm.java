package org.throughline.server.pages.form;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
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
    /** As many as a list may have. */
    private static final int GROUPS_MAX = 200;

    /** A list within a list multiplies what a page has to show. */
    private static final int INNER_GROUPS_MAX = 20;

    private final Contract contract;
    private final Map<String, String[]> typed;

    public TypedForm(Contract contract, Map<String, String[]> typed) {
        this.contract = contract;
        this.typed = typed;
    }

    /** The command's data. */
    public ObjectNode read(List<FieldSpec> fields) {
        return read("", fields);
    }

    /**
     * What stands in the fields whose names begin with this.
     *
     * @param prefix what comes before the name in the form; empty for the command's own
     */
    ObjectNode read(String prefix, List<FieldSpec> fields) {
        return object(prefix, fields);
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

    /** What stands in the fields of a form that begins with this. */
    public static Map<String, String[]> filled(JsonNode with) {
        var typed = new LinkedHashMap<String, String[]>();
        fill(typed, "", with);
        return typed;
    }

    private static void fill(Map<String, String[]> typed, String prefix, JsonNode object) {
        object.properties()
                .forEach(field -> {
                    var path = prefix + field.getKey();
                    var value = field.getValue();
                    if (value.isArray() && value.path(0).isObject()) {
                        for (int i = 0; i < value.size(); i++) {
                            fill(typed, path + "[" + i + "].", value.get(i));
                        }
                        typed.put(path + ".count", new String[] {Integer.toString(value.size())});
                    } else if (value.isArray()) {
                        typed.put(
                                path,
                                value.valueStream().map(JsonNode::asString).toArray(String[]::new));
                    } else if (!value.isNull()) {
                        typed.put(path, new String[] {value.asString()});
                    }
                });
    }

    static int groupsMax(String path) {
        return path.contains("[") ? INNER_GROUPS_MAX : GROUPS_MAX;
    }

    /** How many groups of a list of objects the form showed. */
    int groups(String path) {
        try {
            return Math.clamp(
                    Integer.parseInt(one(path + ".count").orElse("1")), 1, groupsMax(path));
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
            default -> nodes.stringNode(text);
        };
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
