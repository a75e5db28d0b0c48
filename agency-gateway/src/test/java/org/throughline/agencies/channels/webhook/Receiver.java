package org.throughline.agencies.channels.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.throughline.agencies.PartnerJson;

/** An agency's own receiver: it verifies by the letter of Standard Webhooks, in its own code. */
final class Receiver implements AutoCloseable {
    final List<String> arrived = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> signatures = new CopyOnWriteArrayList<>();
    final Set<String> refusedCases = ConcurrentHashMap.newKeySet();
    volatile int status = 200;
    volatile int badSignatures;
    volatile boolean answersChallenges = true;
    volatile boolean hangs;
    volatile String location = "";
    volatile String secret = "";
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var signature = headers.getFirst("webhook-signature");
        signatures.add(signature);
        var content =
                id
                        + "."
                        + headers.getFirst("webhook-timestamp")
                        + "."
                        + new String(body, StandardCharsets.UTF_8);
        if (!List.of(signature.split(" ")).contains("v1," + hmac(content))) {
            badSignatures++;
            answer(exchange, 401, "");
            return;
        }
        var event = PartnerJson.tree(body);
        if (hangs) {
            return;
        }
        if (status == 200 && event.path("type").asString().equals("throughline.challenge.v1")) {
            answer(
                    exchange,
                    200,
                    answersChallenges
                            ? "{\"challenge\":\""
                                    + event.path("data").path("challenge").asString()
                                    + "\"}"
                            : "{}");
            return;
        }
        if (status == 200 && !refusedCases.contains(event.path("subject").asString())) {
            arrived.add(event.path("subject").asString() + " " + event.path("id").asString());
            bodies.add(new String(body, StandardCharsets.UTF_8));
            answer(exchange, 200, "thank you");
        } else {
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().add("Location", location);
            }
            answer(exchange, status == 200 ? 422 : status, "secret of the receiver");
        }
    }

    private String hmac(String content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            Base64.getDecoder().decode(secret.replace("whsec_", "")),
                            "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
