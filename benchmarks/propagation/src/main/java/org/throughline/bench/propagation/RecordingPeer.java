package org.throughline.bench.propagation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.throughline.campaign.cluster.Ports;

/**
 * A small application that records facts in a table: Spring Modulith externalizes an event of each
 * over its JDBC registry, or Debezium's embedded engine reads an outbox from the database's own log.
 */
final class RecordingPeer implements Contender {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 200;
    private static final int TEXT_LENGTH = 350;
    private static final int ANSWERED = 300;

    private final String name;
    private final String module;
    private final Place place;
    private final List<String> own;
    private final Map<String, String> databaseSettings;
    private final int port = Ports.free();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private RecordingPeer(
            String name,
            String module,
            Place place,
            List<String> own,
            Map<String, String> databaseSettings) {
        this.name = name;
        this.module = module;
        this.place = place;
        this.own = List.copyOf(own);
        this.databaseSettings = Map.copyOf(databaseSettings);
    }

    static RecordingPeer springModulith(Place place) {
        var own =
                List.of(
                        "org.throughline.bench.modulith.ModulithPeer",
                        "--spring.kafka.bootstrap-servers=" + place.bootstrapServers());
        return new RecordingPeer("spring-modulith", "modulith", place, own, Map.of());
    }

    static RecordingPeer debezium(Place place) {
        var own =
                List.of(
                        "org.throughline.bench.debezium.DebeziumPeer",
                        "--peer.kafka=" + place.bootstrapServers(),
                        "--peer.offsets=" + place.folder().resolve("offsets"));
        return new RecordingPeer("debezium", "debezium", place, own, Map.of("wal_level", "logical"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> databaseSettings() {
        return databaseSettings;
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
        var target = place.home().resolve(module).resolve("target");
        var command = new ArrayList<>(place.java());
        command.addAll(List.of("-cp", target.resolve("classes") + ":" + target.resolve("lib/*")));
        command.addAll(own);
        command.addAll(
                List.of(
                        "--server.port=" + port,
                        "--spring.datasource.url=" + place.jdbcUrl("throughline"),
                        "--spring.datasource.username=" + Place.USER,
                        "--spring.datasource.password=" + place.password()));
        return command;
    }

    @Override
    public void prepare(int cases) throws InterruptedException {
        // A case is no more than a word here; but who reads the database's log has to be there.
        while (!databaseSettings.isEmpty() && !isRead()) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private boolean isRead() {
        try (var connection = place.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from pg_replication_slots where active")) {
            rows.next();
            return rows.getInt(1) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be asked", e);
        }
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
