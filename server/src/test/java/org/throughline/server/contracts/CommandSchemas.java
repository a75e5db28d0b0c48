package org.throughline.server.contracts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** The schema of each command's data, and of the objects in it, from the contract of commands. */
final class CommandSchemas {
    private static final String REF = "#/components/schemas/";
    private static final Contract CONTRACT = Contract.standard();

    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    private CommandSchemas() {}

    static Map<String, ObjectNode> all() {
        var made = new CommandSchemas();
        for (var command : CONTRACT.commands()) {
            made.schemas.put(command.name(), made.command(command));
        }
        return made.schemas;
    }

    static ObjectNode ref(String name) {
        return DomainJson.mapper().createObjectNode().put("$ref", REF + name);
    }

    private ObjectNode command(CommandSpec command) {
        var fields = new java.util.ArrayList<>(CONTRACT.commonFields());
        fields.addAll(command.fields());
        var schema = object(fields);
        if (!command.rules().isEmpty()) {
            schema.put("description", String.join(" ", command.rules()));
        }
        return schema;
    }

    private ObjectNode object(List<FieldSpec> fields) {
        var schema = DomainJson.mapper().createObjectNode().put("type", "object");
        schema.put("additionalProperties", false);
        var properties = schema.putObject("properties");
        var required = DomainJson.mapper().createArrayNode();
        for (var field : fields) {
            properties.set(field.name(), field(field));
            if (field.isRequired()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private ObjectNode field(FieldSpec field) {
        var one = element(field);
        if (field.isList()) {
            var list = DomainJson.mapper().createObjectNode().put("type", "array");
            list.set("items", one);
            one = list;
        }
        if (!field.condition().isEmpty()) {
            one.put("description", "Required " + field.condition() + ".");
        }
        return one;
    }

    private ObjectNode element(FieldSpec field) {
        var type = field.elementType();
        var schema = DomainJson.mapper().createObjectNode();
        if (!field.codeList().isEmpty()) {
            schema.put("type", "string");
            var codes = schema.putArray("enum");
            CONTRACT.codeList(field.codeList()).keySet().forEach(codes::add);
            return schema;
        }
        return switch (type) {
            case "bool" -> schema.put("type", "boolean");
            case "int", "seq", "score" -> schema.put("type", "integer");
            case "date" -> schema.put("type", "string").put("format", "date");
            case "instant" -> schema.put("type", "string").put("format", "date-time");
            default -> {
                if (CONTRACT.object(type).isEmpty()) {
                    yield schema.put("type", "string");
                }
                if (!schemas.containsKey(type)) {
                    schemas.put(type, schema);
                    schemas.put(type, object(CONTRACT.object(type)));
                }
                yield ref(type);
            }
        };
    }
}
