package org.throughline.server.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** What the API takes and gives beside the data of commands. */
final class ApiSchemas {
    private static final List<String> TRANSPORT =
            List.of("NOT_SIGNED_IN", "PAYLOAD_TOO_LARGE", "RATE_LIMITED", "UNAVAILABLE");

    private ApiSchemas() {}

    /** One of the commands that a machine may send, and its data. */
    static ObjectNode answering() {
        var schema = DomainJson.mapper().createObjectNode();
        var choices = schema.putArray("oneOf");
        for (var command : Contract.standard().commands()) {
            if (command.roles().contains(Role.AGENCY_SYSTEM)) {
                var choice = choices.addObject().put("type", "object");
                var properties = choice.putObject("properties");
                properties.putObject("command").put("const", command.name());
                properties.set("data", CommandSchemas.ref(command.name()));
                choice.putArray("required").add("command").add("data");
            }
        }
        return schema;
    }

    static ObjectNode problem() {
        var schema = DomainJson.mapper().createObjectNode().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("type").put("type", "string");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        var codes = new ArrayList<>(Stream.of(Refusal.values()).map(Enum::name).toList());
        codes.addAll(TRANSPORT);
        var code = properties.putObject("code").put("type", "string").putArray("enum");
        codes.forEach(code::add);
        properties.putObject("detail").put("type", "string");
        properties
                .putObject("details")
                .put("type", "array")
                .putObject("items")
                .put("type", "string");
        var violation = properties.putObject("violations").put("type", "array").putObject("items");
        violation.put("type", "object");
        violation.putObject("properties").putObject("field").put("type", "string");
        schema.putArray("required")
                .add("type")
                .add("title")
                .add("status")
                .add("code")
                .add("detail");
        return schema;
    }

    static ObjectNode entryEvent() {
        var schema = DomainJson.mapper().createObjectNode().put("type", "object");
        schema.put(
                "description", "A CloudEvent 1.0; its data has the schema that dataschema names.");
        var properties = schema.putObject("properties");
        AsyncApiDocument.ATTRIBUTES.forEach(
                (name, type) -> properties.putObject(name).put("type", type));
        properties.putObject("data").put("type", "object");
        var required = schema.putArray("required");
        AsyncApiDocument.ATTRIBUTES.keySet().forEach(required::add);
        required.add("data");
        return schema;
    }

    /** The same by webhook and in files. */
    static ObjectNode erasureEvent() {
        var schema = DomainJson.mapper().createObjectNode().put("type", "object");
        schema.put(
                "description",
                "A CloudEvent 1.0 of type throughline.erased.v1: a person was erased. Take what"
                        + " entries names out of what you hold of the case.");
        var properties = schema.putObject("properties");
        for (var name : List.of("specversion", "id", "source", "type", "subject", "time")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("erasureseq").put("type", "integer");
        var data = properties.putObject("data").put("type", "object");
        var fields = data.putObject("properties");
        fields.putObject("agency").put("type", "string");
        fields.putObject("erasure").put("type", "string");
        fields.putObject("isClient").put("type", "boolean");
        fields.putObject("entries")
                .put("type", "object")
                .put("description", "By agencyseq, the fields that were about the person.")
                .putObject("additionalProperties")
                .put("type", "array")
                .putObject("items")
                .put("type", "string");
        properties.propertyNames().forEach(schema.withArray("required")::add);
        fields.propertyNames().forEach(data.withArray("required")::add);
        return schema;
    }
}
