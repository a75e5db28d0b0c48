package org.throughline.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** Asks a running program as its operator. */
public final class Operator {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(30);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    private final String address;
    private final String token;

    Operator(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** An answer with its status. */
    public record Answer(int status, JsonNode body) {}

    public Answer get(String path, Map<String, String> parameters)
            throws IOException, InterruptedException {
        return send("GET", path, parameters);
    }

    /** Asks, or orders, by the parameters alone. */
    public Answer send(String method, String path, Map<String, String> parameters)
            throws IOException, InterruptedException {
        var query =
                parameters.entrySet().stream()
                        .map(one ->
                                one.getKey()
                                        + "="
                                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var answer =
                http.send(
                        request(path + (query.isEmpty() ? "" : "?" + query))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), DomainJson.read(answer.body()));
    }

    /** Sends a body, and hands on each line of the answer as it comes. */
    int post(String path, JsonNode body, Consumer<JsonNode> lines)
            throws IOException, InterruptedException {
        var answer =
                http.send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        answer.body()
                .filter(line -> !line.isBlank())
                .map(line -> DomainJson.read(line.getBytes(StandardCharsets.UTF_8)))
                .forEach(lines);
        return answer.statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + token);
    }
}
