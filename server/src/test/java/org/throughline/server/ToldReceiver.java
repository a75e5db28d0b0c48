package org.throughline.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.throughline.referrals.stored.DomainJson;

/** An agency's receiver over real HTTP that says yes or no as it is told. */
final class ToldReceiver implements AutoCloseable {
    final List<String> ids = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    private final HttpServer server;

    ToldReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void take(HttpExchange exchange) throws IOException {
        var event = DomainJson.read(exchange.getRequestBody().readAllBytes());
        var isChallenge = event.path("type").asString().equals("throughline.challenge.v1");
        var answer =
                isChallenge
                        ? event.path("data")
                                .path("challenge")
                                .asString()
                                .getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
        if (!isChallenge && status == 200) {
            ids.add(
                    event.path("subject").asString()
                            + " "
                            + event.path("data").path("type").asString()
                            + " "
                            + exchange.getRequestHeaders().getFirst("webhook-id"));
        }
        exchange.sendResponseHeaders(
                isChallenge ? 200 : status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
