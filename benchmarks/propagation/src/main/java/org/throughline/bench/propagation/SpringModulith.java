package org.throughline.bench.propagation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.throughline.campaign.cluster.Ports;

/** Spring Modulith: facts in a table, and an event of each externalized over the JDBC registry. */
final class SpringModulith implements Contender {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 200;
    private static final int TEXT_LENGTH = 350;
    private static final int ANSWERED = 300;

    private final Place place;
    private final int port = Ports.free();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    SpringModulith(Place place) {
        this.place = place;
    }

    @Override
    public String name() {
        return "spring-modulith";
    }

    @Override
    public String topic() {
        return "facts";
    }

    @Override
    public boolean makesTopic() {
        return false;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<String> command() {
        var target = place.home().resolve("modulith/target");
        var command = new ArrayList<>(place.java());
        command.addAll(List.of("-cp", target.resolve("classes") + ":" + target.resolve("lib/*")));
        command.addAll(
                List.of(
                        "org.throughline.bench.modulith.ModulithPeer",
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=" + place.bootstrapServers(),
                        "--spring.datasource.url=" + place.jdbcUrl("throughline"),
                        "--spring.datasource.username=" + Place.USER,
                        "--spring.datasource.password=" + place.password()));
        return command;
    }

    @Override
    public void prepare(int cases) {
        // A case is no more than a word here.
    }

    @Override
    public Answer hand(int caseNumber, int number) throws InterruptedException {
        var id = "fact-" + number;
        var body =
                "{\"id\":\"%s\",\"caseId\":\"PR-%d\",\"text\":\"%s\"}"
                        .formatted(id, caseNumber, "x".repeat(TEXT_LENGTH));
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/facts"))
                        .timeout(ANSWER_WITHIN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        for (int tries = 1; ; tries++) {
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() < ANSWERED) {
                    return new Answer(id, tries);
                }
            } catch (IOException noAnswer) {
                // It may have been recorded or not: the same again tells.
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public Optional<String> idOf(ConsumerRecord<byte[], byte[]> record) {
        var found = ID.matcher(new String(record.value(), StandardCharsets.UTF_8));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
