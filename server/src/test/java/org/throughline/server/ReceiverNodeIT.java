package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;

/** The receiver that we show to agencies, in its own process, against the whole program. */
class ReceiverNodeIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final Path RECEIVER = Path.of("../examples/receiver-node/receiver.mjs");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private String secret = "";
    private Process receiver;

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(
                hasNode(), "node is not on the path of this machine, so the receiver cannot run");
        secret = json(operator("/operator/connections/secret", "").body(), "secret");
        receiver = started(secret);
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Process started(String key) throws IOException {
        var builder = new ProcessBuilder("node", RECEIVER.toString()).redirectErrorStream(true);
        builder.environment().put("SECRET", key);
        builder.environment().put("PORT", "0");
        builder.environment()
                .put(
                        "FEED",
                        "http://127.0.0.1:"
                                + PROGRAM.property("local.server.port")
                                + "/api/v1/agencies/TB/events");
        builder.environment().put("SIGN_IN", "TB-U1:brackenford");
        var process = builder.start();
        Thread.startVirtualThread(
                () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add));
        return process;
    }

    @AfterEach
    void stop() {
        if (receiver != null) {
            operator("/operator/connections/TB/page", "");
            receiver.destroy();
        }
    }

    @Test
    void it_verifies_webhooks_and_gets_the_rest_from_the_feed() throws Exception {
        told("0155");
        receiver.destroy();
        lines.clear();
        receiver = started(secret);
        assertThat(use(secret).statusCode()).isEqualTo(200);
        eventually(() -> assertThat(lines).anyMatch(one -> one.startsWith("feed 1 ")));
        told("0156");
        eventually(
                () -> assertThat(lines).anyMatch(one -> one.matches("webhook \\d+ ReferralSent")));
        assertThat(lines).noneMatch(one -> one.contains("failed"));
    }

    @Test
    void it_refuses_what_is_signed_with_another_secret() throws Exception {
        var other = json(operator("/operator/connections/secret", "").body(), "secret");
        assertThat(use(other).statusCode()).isEqualTo(400);
        assertThat(use(secret).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> use(String key) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> lines.stream().anyMatch(one -> one.startsWith("listening ")));
        var port =
                lines.stream()
                        .filter(one -> one.startsWith("listening "))
                        .findFirst()
                        .orElseThrow()
                        .substring("listening ".length());
        return operator(
                "/operator/connections/TB/webhook",
                "{\"address\": \"http://127.0.0.1:%s/\", \"secret\": \"%s\"}".formatted(port, key));
    }

    private static void told(String number) throws InterruptedException {
        var story =
                RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), number)
                        .lines()
                        .limit(10)
                        .toList();
        assertThat(PROGRAM.bean(StoryDesk.class).tell(story, null, (_, _) -> {}).result().stopped())
                .isNull();
    }

    private static String json(String body, String field) {
        return DomainJson.read(body.getBytes(StandardCharsets.UTF_8)).path(field).asString();
    }

    private static HttpResponse<String> operator(String path, String body) {
        return PROGRAM.send(
                PROGRAM.request(path, "")
                        .header("Authorization", "Bearer " + RunningProgram.OPERATOR_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void eventually(Runnable holds) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(holds::run);
    }
}
