package org.throughline.server.contracts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Role;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI 3.1 document of the API, from its routes, the contract of commands and the stories.
 */
public final class OpenApiDocument {
    private static final String COMMANDS = "POST /api/v1/commands/{command}";

    /** What a route is for; a route that is not here fails the test. */
    private record Operation(
            String summary, @Nullable String scope, List<String> query, @Nullable String media) {
        static Operation of(String summary, @Nullable String scope, String... query) {
            return new Operation(summary, scope, List.of(query), "application/json");
        }
    }

    private static final Map<String, Operation> OPERATIONS =
            Map.ofEntries(
                    Map.entry(COMMANDS, Operation.of("Hand a command in", "referrals:answer")),
                    Map.entry(
                            "POST /api/v1/commands/ReleaseStatistics",
                            Operation.of("Release counts", null)),
                    Map.entry(
                            "POST /api/v1/previews/{command}",
                            Operation.of(
                                    "Say what a sending would tell, and record nothing", null)),
                    Map.entry(
                            "GET /api/v1/cases/{caseId}/timeline",
                            Operation.of("The project's timeline of a case", null)),
                    Map.entry(
                            "GET /api/v1/cases/{caseId}/replay",
                            Operation.of(
                                    "The same as of a moment on two clocks",
                                    null,
                                    "knownBy",
                                    "happenedBy")),
                    Map.entry(
                            "GET /api/v1/statistics/{release}",
                            Operation.of("A release of counts", null)),
                    Map.entry(
                            "GET /api/v1/statistics/{release}/csv",
                            new Operation("The same as a table", null, List.of(), "text/csv")),
                    Map.entry(
                            "GET /api/v1/agencies/{agency}/events",
                            new Operation(
                                    "The agency's feed from a cursor on; waits for an entry if asked",
                                    "events:read",
                                    List.of("after", "limit", "wait"),
                                    "application/cloudevents-batch+json")),
                    Map.entry(
                            "GET /api/v1/agencies/{agency}/erasures",
                            new Operation(
                                    "Word of the persons who were erased, by erasureseq",
                                    "events:read",
                                    List.of("after", "limit"),
                                    "application/cloudevents-batch+json")),
                    Map.entry(
                            "GET /api/v1/agencies/{agency}/cases/{caseId}/timeline",
                            Operation.of(
                                    "What the agency may be shown of a case", "referrals:read")),
                    Map.entry(
                            "POST /api/v1/agencies/{agency}/answers",
                            Operation.of(
                                    "Answer, and wait for what becomes of it",
                                    "referrals:answer",
                                    "wait")),
                    Map.entry(
                            "GET /api/v1/agencies/{agency}/answers/{messageId}",
                            Operation.of("What became of an answer", "referrals:read")),
                    Map.entry(
                            "POST /api/v1/agencies/{agency}/call-back",
                            Operation.of("Answer by a signed message (Standard Webhooks)", null)),
                    Map.entry(
                            "GET /api/v1/proof/checkpoint",
                            new Operation(
                                    "What the log says of itself, signed: size and root",
                                    "events:read",
                                    List.of(),
                                    "text/plain")),
                    Map.entry(
                            "GET /api/v1/proof/keys",
                            Operation.of("Whose signatures count", "events:read")));

    private final Map<String, JsonNode> examples;
    private final ObjectNode document = DomainJson.mapper().createObjectNode();

    private OpenApiDocument(Map<String, JsonNode> examples) {
        this.examples = examples;
    }

    /**
     * The document.
     *
     * @param routes method and path of each, in order
     * @param examples data of commands as the stories send it, by command
     */
    public static ObjectNode of(List<String> routes, Map<String, JsonNode> examples) {
        return new OpenApiDocument(examples).made(routes);
    }

    private ObjectNode made(List<String> routes) {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Throughline")
                .put("version", "1")
                .put("summary", "Commands of a case, and what each agency may be told of it.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        var paths = document.putObject("paths");
        for (var route : routes) {
            var operation = OPERATIONS.get(route);
            if (operation == null) {
                throw new IllegalStateException("nobody has described " + route);
            }
            if (route.equals(COMMANDS)) {
                commands(paths, operation);
            } else {
                describe(paths, route, operation);
            }
        }
        components();
        return document;
    }

    private void commands(ObjectNode paths, Operation operation) {
        for (var command : Contract.standard().commands()) {
            var described =
                    operation(
                            paths.putObject("/api/v1/commands/" + command.name()).putObject("post"),
                            command.name(),
                            operation);
            described.put(
                    "description",
                    "Roles: "
                            + String.join(
                                    ", ",
                                    command.roles().stream().map(Role::code).sorted().toList())
                            + ".");
            var content = body(described);
            content.set("schema", CommandSchemas.ref(command.name()));
            var example = examples.get(command.name());
            if (example != null) {
                content.set("example", example);
            }
            answers(described, operation, "201", "200");
        }
    }

    private void describe(ObjectNode paths, String route, Operation operation) {
        var method = route.substring(0, route.indexOf(' '));
        var path = route.substring(route.indexOf(' ') + 1);
        var known = paths.get(path) instanceof ObjectNode object ? object : paths.putObject(path);
        var id = method.toLowerCase(java.util.Locale.ROOT) + path.replaceAll("[^A-Za-z]+", "-");
        var described =
                operation(
                        known.putObject(method.toLowerCase(java.util.Locale.ROOT)), id, operation);
        var parameters = DomainJson.mapper().createArrayNode();
        java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .forEach(one -> parameter(parameters, one.group(1), "path", true));
        operation.query().forEach(name -> parameter(parameters, name, "query", false));
        if (path.endsWith("/call-back")) {
            Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                    .forEach(name -> parameter(parameters, name, "header", true));
            described.putArray("security");
        }
        if (!parameters.isEmpty()) {
            described.set("parameters", parameters);
        }
        if (method.equals("POST")) {
            var isAnswer = path.contains("/agencies/");
            body(described).set("schema", isAnswer ? CommandSchemas.ref("Answering") : anything());
            if (isAnswer) {
                answers(described, operation, "201", "200", "202");
                return;
            }
        }
        answers(described, operation, "200");
        if (path.endsWith("/erasures")) {
            described
                    .withObject("/responses/200/content/application~1cloudevents-batch+json/schema")
                    .set("items", CommandSchemas.ref("ErasureEvent"));
        }
    }

    private static ObjectNode operation(ObjectNode into, String id, Operation operation) {
        into.put("operationId", id).put("summary", operation.summary());
        var security = into.putArray("security");
        if (operation.scope() != null) {
            security.addObject().putArray("token").add(operation.scope());
        }
        security.addObject().putArray("password");
        return into;
    }

    private static void parameter(ArrayNode into, String name, String in, boolean isRequired) {
        var isNumber = List.of("after", "limit", "wait").contains(name);
        into.addObject()
                .put("name", name)
                .put("in", in)
                .put("required", isRequired)
                .putObject("schema")
                .put("type", isNumber ? "integer" : "string");
    }

    private static ObjectNode body(ObjectNode operation) {
        return operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json");
    }

    private static ObjectNode anything() {
        return DomainJson.mapper().createObjectNode().put("type", "object");
    }

    private static void answers(ObjectNode operation, Operation of, String... statuses) {
        var responses = operation.putObject("responses");
        for (var status : statuses) {
            responses
                    .putObject(status)
                    .put("description", status.equals("202") ? "Not known yet" : "Done")
                    .putObject("content")
                    .putObject(String.valueOf(of.media()))
                    .set("schema", anyJson(of));
        }
        var problem = responses.putObject("default");
        problem.put("description", "Refused");
        problem.putObject("content")
                .putObject("application/problem+json")
                .set("schema", CommandSchemas.ref("Problem"));
    }

    private static ObjectNode anyJson(Operation of) {
        if ("application/cloudevents-batch+json".equals(of.media())) {
            var list = DomainJson.mapper().createObjectNode().put("type", "array");
            list.set("items", CommandSchemas.ref("EntryEvent"));
            return list;
        }
        return String.valueOf(of.media()).startsWith("text/")
                ? DomainJson.mapper().createObjectNode().put("type", "string")
                : anything();
    }

    private void components() {
        var components = document.putObject("components");
        var schemes = components.putObject("securitySchemes");
        var flow =
                schemes.putObject("token")
                        .put("type", "oauth2")
                        .putObject("flows")
                        .putObject("clientCredentials")
                        .put("tokenUrl", "/oauth2/token");
        flow.putObject("scopes")
                .put("events:read", "the feed")
                .put("referrals:read", "timelines, and what became of answers")
                .put("referrals:answer", "to answer");
        schemes.putObject("password").put("type", "http").put("scheme", "basic");
        var schemas = components.putObject("schemas");
        CommandSchemas.all().forEach(schemas::set);
        schemas.set("Answering", ApiSchemas.answering());
        schemas.set("Problem", ApiSchemas.problem());
        schemas.set("EntryEvent", ApiSchemas.entryEvent());
        schemas.set("ErasureEvent", ApiSchemas.erasureEvent());
    }
}
