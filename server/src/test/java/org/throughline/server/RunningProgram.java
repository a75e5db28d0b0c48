package org.throughline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.casefile.ids.CaseId;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.story.StoryDesk;
import tools.jackson.databind.JsonNode;

/**
 * The whole program on a folder of its own, with the registers of Brackenford; one for all tests of
 * this JVM.
 */
final class RunningProgram implements AutoCloseable {
    static final Path STORIES = Path.of("../stories");
    static final String OPERATOR_TOKEN = "token-of-the-tests";

    private static @Nullable RunningProgram shared;

    private final Path folder;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningProgram(String... more) {
        try {
            folder = Files.createTempDirectory("throughline-program");
            var settings =
                    new ArrayList<>(
                            List.of(
                                    "--throughline.data=" + folder,
                                    "--throughline.demonstration=true",
                                    "--throughline.operator-token=" + OPERATOR_TOKEN,
                                    "--throughline.delivery.allow-loopback=true",
                                    "--throughline.mail.every=0s",
                                    "--server.port=0"));
            for (var own : more) {
                var name = own.substring(0, own.indexOf('=') + 1);
                settings.removeIf(one -> one.startsWith(name));
                settings.add(own);
            }
            // What runs beside it stops first.
            SpringApplication.getShutdownHandlers().add(() -> TestInfrastructure.delete(folder));
            context =
                    new SpringApplicationBuilder(ThroughlineApplication.class)
                            .run(settings.toArray(new String[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!bean(StoryDesk.class).setUp(json("setup.json")).isEmpty()) {
            throw new IllegalStateException("the set-up of Brackenford is refused");
        }
    }

    static synchronized RunningProgram shared() {
        if (shared == null) {
            shared = new RunningProgram();
        }
        return shared;
    }

    /** One more, with a port and a folder that no other test uses. */
    static RunningProgram alone() {
        return new RunningProgram();
    }

    /** The same with settings of its own. */
    static RunningProgram with(String... more) {
        return new RunningProgram(more);
    }

    /**
     * Stops it; whoever has one alone does so. Programs that nobody asks any more go on following
     * and polling, and take the time of those that come after them.
     */
    @Override
    public void close() {
        context.close();
        TestInfrastructure.delete(folder);
    }

    String address() {
        return "http://127.0.0.1:" + property("local.server.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    String property(String name) {
        return String.valueOf(context.getEnvironment().getProperty(name));
    }

    static JsonNode json(String file) {
        return DomainJson.read(text(file).getBytes(StandardCharsets.UTF_8));
    }

    static List<String> lines(String file) {
        return text(file).lines().toList();
    }

    /** The same story about another case, so that tests do not stand in each other's way. */
    static String text(String file) {
        try {
            return Files.readString(STORIES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String retold(String text, String number) {
        return text.replaceAll("BF-010[1-3]", "BF-" + number)
                .replaceAll("bf010[1-3]", "bf" + number);
    }

    HttpResponse<String> get(String path, String person) {
        return send(request(path, person).GET());
    }

    HttpResponse<String> command(String name, String body, String person) {
        return send(
                request("/api/v1/commands/" + name, person)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Records that something happens now.
     *
     * @param fields of the command itself, as the inside of a JSON object
     */
    void record(String command, CaseId caseId, String fields, String person) {
        var answer =
                command(
                        command,
                        """
                        {"commandId": "%s", "caseId": "%s", "occurredAt": "%s", "precision": "exact", %s}
                        """
                                .formatted(
                                        UUID.randomUUID(),
                                        caseId,
                                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                        fields),
                        person);
        if (answer.statusCode() != 201) {
            throw new AssertionError(command + ": " + answer.body());
        }
    }

    HttpResponse<String> operator(String path) {
        return send(
                request(path, "")
                        .header("Authorization", "Bearer " + OPERATOR_TOKEN)
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpRequest.Builder request(String path, String person) {
        var request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + property("local.server.port") + path));
        if (!person.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (person + ":brackenford")
                                                    .getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
