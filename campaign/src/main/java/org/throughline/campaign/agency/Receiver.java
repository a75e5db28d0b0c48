package org.throughline.campaign.agency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.throughline.agencies.channels.webhook.WebhookSignature;
import org.throughline.agencies.channels.webhook.WebhookSignature.Verdict;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** The machine of an agency that is reached by webhook, which can be out of order. */
public final class Receiver implements AutoCloseable {
    /** Whose machine it is. */
    public static final AgencyId AGENCY = new AgencyId("TB");

    /** Longer than anybody waits for an answer. */
    private static final Duration HANGS = Duration.ofSeconds(12);

    private static final String CHALLENGE = "throughline.challenge.v1";

    /** How it answers. */
    private enum Answer {
        TAKEN,
        ERROR,
        NONE,
        /** A redirect to where nobody has looked. */
        ELSEWHERE
    }

    /**
     * One call that was genuine.
     *
     * @param id of the entry, the same however often it comes
     */
    public record Call(String id, boolean isTaken) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private final String token;
    private volatile List<Answer> answers = List.of(Answer.TAKEN);
    private volatile String secret = "";

    /**
     * Listens on a free port of loopback.
     *
     * @param token of the operator of the gateway's nodes
     */
    public Receiver(String token) {
        this.token = token;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /** Has a gateway node call it from now on, as the agency's operator would. */
    public void connect(String gateway) throws InterruptedException {
        var connections = gateway + "/operator/connections/";
        secret = call("POST", connections + "secret", "{}").path("secret").asString();
        var wish = DomainJson.mapper().createObjectNode();
        wish.put("address", "http://127.0.0.1:" + server.getAddress().getPort() + "/entries");
        wish.put("secret", secret);
        call("POST", connections + AGENCY + "/webhook", wish.toString());
    }

    private JsonNode call(String method, String address, String body) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            // What was given up may have lost its basis meanwhile: then it stays where it is.
            if (answer.statusCode() >= 500 || answer.statusCode() == 401) {
                throw new IllegalStateException(address + " answers " + answer.statusCode());
            }
            return DomainJson.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it answers with errors, not at all, and with other addresses, in some order. */
    public void fail(Random random) {
        var some = new ArrayList<>(List.of(Answer.ERROR, Answer.NONE, Answer.ELSEWHERE));
        Collections.shuffle(some, random);
        answers = List.copyOf(some);
    }

    /** It takes everything again, and the operator has sent again what was given up. */
    public void heal(String gateway) throws InterruptedException {
        answers = List.of(Answer.TAKEN);
        // Until what it has answered so far is written down.
        TimeUnit.SECONDS.sleep(1);
        for (var row : call("GET", gateway + "/operator/deliveries", "").path("deliveries")) {
            if (row.path("state").asString().equals("parked")) {
                var number = row.path("releaseSeq").asString();
                call(
                        "POST",
                        gateway + "/operator/deliveries/" + AGENCY + "/" + number + "/again",
                        "");
            }
        }
    }

    /** How many calls it did not take. */
    public int failed() {
        return failed.get();
    }

    /** How many calls were not signed by whom they should be. */
    public int forged() {
        return forged.get();
    }

    /** All calls about a case in the order in which they came. */
    public List<Call> calls(CaseId caseId) {
        return List.copyOf(calls.getOrDefault(caseId.value(), List.of()));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (!isGenuine(exchange, body)) {
                forged.incrementAndGet();
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var event = DomainJson.read(body);
            if (event.path("type").asString().equals(CHALLENGE)) {
                var echo = event.path("data").toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, echo.length);
                exchange.getResponseBody().write(echo);
                return;
            }
            var some = answers;
            var answer = some.get(Math.floorMod(failed.get(), some.size()));
            calls.computeIfAbsent(
                            event.path("subject").asString(), _ -> new CopyOnWriteArrayList<>())
                    .add(new Call(event.path("id").asString(), answer == Answer.TAKEN));
            answer(exchange, answer);
        }
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer != Answer.TAKEN) {
            failed.incrementAndGet();
        }
        switch (answer) {
            case TAKEN -> exchange.sendResponseHeaders(204, -1);
            case ERROR -> exchange.sendResponseHeaders(503, -1);
            case NONE -> hang();
            case ELSEWHERE -> {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
                exchange.sendResponseHeaders(302, -1);
            }
        }
    }

    private static void hang() {
        try {
            TimeUnit.MILLISECONDS.sleep(HANGS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isGenuine(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        return WebhookSignature.verify(
                        List.of(secret),
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        body,
                        Instant.now())
                == Verdict.GENUINE;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
