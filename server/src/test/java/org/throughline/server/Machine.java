package org.throughline.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** The machine of an agency that signs in by client credentials, as an agency would write it. */
final class Machine {
    private final RunningProgram program;
    private final String clientId;
    private final String secret;
    private final String scopes;
    private String token = "";

    private Machine(RunningProgram program, String clientId, String secret, String scopes) {
        this.program = program;
        this.clientId = clientId;
        this.secret = secret;
        this.scopes = scopes;
    }

    /** A new machine of the agency, with a key for these scopes and a token. */
    static Machine of(RunningProgram program, String agency, String... scopes) {
        var asked =
                "/operator/machines?agency="
                        + agency
                        + (scopes.length == 0 ? "" : "&scope=" + String.join(",", scopes));
        var given = json(operator(program, "POST", asked));
        var machine =
                new Machine(
                        program,
                        given.path("clientId").asString(),
                        given.path("clientSecret").asString(),
                        String.join(
                                "+",
                                given.path("scopes")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList()));
        machine.token = machine.fetched().path("access_token").asString();
        return machine;
    }

    /** What the operator is answered. */
    static HttpResponse<String> operator(RunningProgram program, String method, String path) {
        return program.send(
                HttpRequest.newBuilder(address(program, path))
                        .header("Authorization", "Bearer " + RunningProgram.OPERATOR_TOKEN)
                        .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    String clientId() {
        return clientId;
    }

    String secret() {
        return secret;
    }

    String token() {
        return token;
    }

    /** The answer to a wish for a token with all scopes of the key. */
    JsonNode fetched() {
        return json(fetch(secret, scopes));
    }

    HttpResponse<String> fetch(String withSecret, String more) {
        var basic =
                Base64.getEncoder()
                        .encodeToString(
                                (clientId + ":" + withSecret).getBytes(StandardCharsets.UTF_8));
        return program.send(
                HttpRequest.newBuilder(address(program, "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "grant_type=client_credentials"
                                                + (more.isEmpty() ? "" : "&scope=" + more))));
    }

    HttpResponse<String> get(String path) {
        return program.send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return program.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(program, path))
                .header("Authorization", "Bearer " + token);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return DomainJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static URI address(RunningProgram program, String path) {
        return URI.create("http://127.0.0.1:" + program.property("local.server.port") + path);
    }
}
