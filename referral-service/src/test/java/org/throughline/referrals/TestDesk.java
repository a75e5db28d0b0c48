package org.throughline.referrals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.throughline.casefile.Actor;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.axon.AlreadyAppended;
import org.throughline.log.axon.PostgresEventStorageEngine;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.log.FactReader;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.log.OnceKeys;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.referrals.stored.StoredFact;
import tools.jackson.databind.JsonNode;

/** A desk over a real log in a fresh database, with the registers of Brackenford. */
final class TestDesk implements AutoCloseable {
    static final Path STORIES = Path.of("../stories");

    final DataSource database = TestInfrastructure.freshDatabase();
    private final DataSource keyDatabase = TestInfrastructure.freshDatabase();
    private final Path keyFolder = TestInfrastructure.freshFolder();
    final KeyRing keys = keysOfAnotherNode();
    final PostgresLog log;
    final Desk desk;

    TestDesk() {
        PostgresLog.migrate(database);
        log = new PostgresLog(database, "stream");
        desk = over(log);
        enter(json("setup.json"));
    }

    /** Enters a set-up, which must be whole. */
    void enter(JsonNode setup) {
        var file = SetupFile.read(setup, desk.registers().now());
        if (!file.violations().isEmpty()) {
            throw new IllegalStateException(file.violations().toString());
        }
        desk.enter(file.entries(), Instant.parse("2025-01-01T00:00:00Z"));
    }

    /** The set-ups that a story needs, in the order in which they are read. */
    static List<JsonNode> setups(String story) {
        return Stream.concat(Stream.of(json("setup.json")), setupsBeside(story).stream()).toList();
    }

    /** Those of them that only this story needs. */
    static List<JsonNode> setupsBeside(String story) {
        var file = "setup-" + story + ".json";
        return Files.exists(STORIES.resolve(file)) ? List.of(json(file)) : List.of();
    }

    /** The log of a second node: with an appender and a listener of its own. */
    PostgresLog logOfAnotherNode() {
        return new PostgresLog(database, "stream");
    }

    /** The same keys, as a second node has them. */
    KeyRing keysOfAnotherNode() {
        return KeyRing.open(keyDatabase, keyFolder);
    }

    /** Another desk over this log, with the same keys. */
    Desk over(PostgresLog log) {
        return new Desk(
                new LogAccess(
                        new PostgresEventStorageEngine(log),
                        (scope, id) ->
                                log.once(scope, id)
                                        .map(once ->
                                                new OnceKeys.First(
                                                        once.digest(), once.first(), once.last())),
                        (stream, after) -> {
                            var slice = log.readStream(stream, after);
                            return new FactReader.Slice(
                                    slice.events().stream().map(TestDesk::fact).toList(),
                                    slice.head());
                        },
                        PostgresEventStorageEngine.KNOWN_UP_TO,
                        AlreadyAppended.class,
                        keys),
                new SentAgain());
    }

    private static StoredFact fact(StoredEvent event) {
        return new StoredFact(
                event.position(),
                Optional.ofNullable(event.stream()).orElseThrow(),
                (int) event.streamSeq(),
                event.id(),
                event.name(),
                event.version(),
                event.timestamp(),
                event.payload(),
                event.metadata());
    }

    static JsonNode json(String file) {
        try {
            return DomainJson.read(Files.readAllBytes(STORIES.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> steps(String story) {
        try {
            return Files.readAllLines(STORIES.resolve(story)).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> DomainJson.read(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Handed handed(JsonNode step) {
        return new Handed(
                step.path("command").asString(),
                step.path("data"),
                DomainJson.mapper().treeToValue(step.get("by"), Actor.class),
                DomainJson.mapper().treeToValue(step.get("at"), Instant.class),
                true);
    }

    Answer hand(JsonNode step) {
        return desk.hand(handed(step)).join();
    }

    @Override
    public void close() {
        desk.close();
        log.close();
    }
}
