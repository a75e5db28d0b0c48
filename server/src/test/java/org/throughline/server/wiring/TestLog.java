package org.throughline.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.casefile.Actor;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.axon.AlreadyAppended;
import org.throughline.log.axon.PostgresEventStorageEngine;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.referrals.stored.PersonalSeal;

/** A log in a database of its own, with a desk over it and the registers of Brackenford. */
final class TestLog implements AutoCloseable {
    private static final Path STORIES = Path.of("../stories");

    final DataSource database = TestInfrastructure.freshDatabase();
    final KeyRing keys =
            KeyRing.open(TestInfrastructure.freshDatabase(), TestInfrastructure.freshFolder());
    final PostgresLog log;
    final LogBridge bridge;
    final Desk desk;

    TestLog() throws IOException {
        PostgresLog.migrate(database);
        log = new PostgresLog(database, "stream");
        bridge = new LogBridge(log, new PersonalSeal(keys));
        desk =
                new Desk(
                        new LogAccess(
                                new PostgresEventStorageEngine(log),
                                bridge,
                                bridge,
                                PostgresEventStorageEngine.KNOWN_UP_TO,
                                AlreadyAppended.class,
                                keys));
        var setup =
                SetupFile.read(
                        DomainJson.read(Files.readAllBytes(STORIES.resolve("setup.json"))),
                        desk.registers().now());
        assertThat(setup.violations()).isEmpty();
        desk.enter(setup.entries(), Instant.parse("2025-01-01T00:00:00Z"));
    }

    /** What leaves of what was released from this log. */
    Leaving leaving() {
        return new Leaving(
                database,
                keys,
                bridge::changedAfter,
                desk.histories()::lately,
                desk.registers()::now);
    }

    /** The first lines of a story, each at its own time, about another case. */
    Instant tell(int lines, String number, boolean inStoryTime) throws IOException {
        var at = Instant.MIN;
        for (var line : story().subList(0, lines)) {
            at =
                    hand(
                            line.replace("F-0101", "F-" + number).replace("f0101", "f" + number),
                            inStoryTime);
        }
        return at;
    }

    /** Opens another case at that moment. */
    void open(String caseId, Instant at, boolean inStoryTime) throws IOException {
        hand(
                story().getFirst()
                        .replace("2025-03-03T09:40:00+00:00", at.toString())
                        .replace("BF-0101", caseId)
                        .replace("bf0101", caseId),
                inStoryTime);
    }

    private static List<String> story() throws IOException {
        return Files.readAllLines(STORIES.resolve("BF-0101.jsonl"));
    }

    private Instant hand(String line, boolean inStoryTime) {
        var step = DomainJson.read(line.getBytes(UTF_8));
        var mapper = DomainJson.mapper();
        var at = mapper.treeToValue(step.path("at"), Instant.class);
        var handed =
                new Handed(
                        step.path("command").asString(),
                        step.path("data"),
                        mapper.treeToValue(step.path("by"), Actor.class),
                        at,
                        inStoryTime);
        assertThat(desk.hand(handed).join()).isInstanceOf(Done.class);
        return at;
    }

    @Override
    public void close() {
        desk.close();
        log.close();
    }
}
