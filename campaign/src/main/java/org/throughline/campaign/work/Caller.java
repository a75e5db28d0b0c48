package org.throughline.campaign.work;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.throughline.campaign.work.Said.Outcome;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** Hands commands in at one of the nodes, and at the other when that one does not answer. */
public final class Caller {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PASSWORD = "brackenford";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<String> nodes;
    private final AtomicLong turn = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    public Caller(List<String> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** How often a node did not answer. */
    long failures() {
        return failures.get();
    }

    /** Says it, again and again until a node answers; {@code UNKNOWN} when none does for long. */
    public Said say(Script.Line line) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (int tries = 1; ; tries++) {
            var node = nodes.get((int) (turn.getAndIncrement() % nodes.size()));
            try {
                var answer =
                        http.send(request(node, line), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() < 500) {
                    return said(line, answer, tries);
                }
            } catch (IOException noAnswer) {
                // It may have been recorded or not: the same again tells.
            }
            failures.incrementAndGet();
            if (System.nanoTime() > end) {
                return new Said(
                        line.caseId(),
                        line.command(),
                        line.commandId(),
                        Outcome.UNKNOWN,
                        List.of(),
                        null,
                        tries);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static HttpRequest request(String node, Script.Line line) {
        var secret = (line.person() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(node + "/api/v1/commands/" + line.command()))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(secret))
                .POST(HttpRequest.BodyPublishers.ofString(line.data().toString()))
                .build();
    }

    private static Said said(Script.Line line, HttpResponse<byte[]> answer, int tries) {
        var body = DomainJson.read(answer.body());
        var isDone = answer.statusCode() < 300;
        var events = new ArrayList<String>();
        for (JsonNode event : body.path("events")) {
            events.add(event.path("eventId").asString());
        }
        return new Said(
                line.caseId(),
                isDone ? line.command() : line.command() + " " + body.path("code").asString(),
                line.commandId(),
                isDone ? Outcome.ACKNOWLEDGED : Outcome.REFUSED,
                events,
                Instant.now(),
                tries);
    }
}
