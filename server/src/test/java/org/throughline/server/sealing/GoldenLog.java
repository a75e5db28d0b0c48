package org.throughline.server.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.Tag;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.server.keys.OpenedLog;
import org.throughline.server.signing.KeyPolicyTable;
import org.throughline.server.signing.LogKeys;
import org.throughline.server.wiring.Schemas;

/**
 * A log of its own with a fact of every kind and version, spread over five cases and the registers.
 */
public final class GoldenLog implements AutoCloseable {
    private static final Path GOLDEN = Path.of("../referral-service/src/test/resources/golden");
    private static final Pattern NAME =
            Pattern.compile("(register-entry|[a-z-]+)\\.?(\\w*)\\.v(\\d)");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int CASES = 5;

    final DataSource database = TestInfrastructure.freshDatabase();
    final Path keys;
    public final KeyRing personKeys;
    public final PostgresLog log;
    final OpenedLog opened;
    final Clock clock = InstantSource.fixed(NOON).withZone(ZoneOffset.UTC);

    public GoldenLog() throws IOException {
        keys = TestInfrastructure.freshFolder().resolve("keys");
        PostgresLog.migrate(database);
        Schemas.migrate(database, "proof");
        log = new PostgresLog(database, "stream");
        personKeys = KeyRing.open(TestInfrastructure.freshDatabase(), keys);
        opened = new OpenedLog(log, personKeys);
        for (var file : golden()) {
            append(file);
        }
    }

    private static List<Path> golden() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.filter(file -> !file.toString().contains("-as-")).sorted().toList();
        }
    }

    private void append(Path file) throws IOException {
        var name = NAME.matcher(file.getFileName().toString());
        if (!name.lookingAt()) {
            throw new IllegalStateException("no name of a fact: " + file.getFileName());
        }
        long number = log.head() + 1;
        var stream = name.group(1).equals("register-entry") ? "~register" : "BF-" + number % CASES;
        append(
                name.group(1),
                name.group(3),
                stream,
                NOON.plus(Duration.ofSeconds(number)),
                sealed(stream, "id-" + number, name.group(1), Files.readAllBytes(file)));
    }

    private void append(String name, String version, String stream, Instant at, byte[] payload) {
        long number = log.head() + 1;
        var event =
                new NewEvent(
                        "id-" + number,
                        name,
                        version,
                        at,
                        payload,
                        Map.of(
                                "stream", stream,
                                "occurredAt", "2026-03-02T09:00:00Z",
                                "precision", "exact",
                                "person", "CW-1",
                                "role", "caseworker",
                                "agency", "project",
                                "commandId", "c-" + number),
                        Set.of(new Tag("stream", stream)));
        log.append(null, List.of(event), List.of()).join();
    }

    /** Ten minutes later the log says that the key of a case's client was destroyed, and it is. */
    public void destroy(String caseId) {
        append(
                "subject-key-destroyed",
                "1",
                caseId,
                NOON.plus(Duration.ofMinutes(10)),
                """
                {"coded":{"person":"client","keyId":"key-1","secondPerson":"SV-1","proof":"gone"},"personal":{}}\
                """
                        .getBytes(StandardCharsets.UTF_8));
        personKeys.destroy(DataSubject.client(new CaseId(caseId)));
    }

    /** What is told late in the time of a story: a fact of a case whose time lies before others. */
    public void tellLate(String caseId, Duration afterNoon) throws IOException {
        append(
                "note-added",
                "1",
                caseId,
                NOON.plus(afterNoon),
                sealed(
                        caseId,
                        "id-" + (log.head() + 1),
                        "note-added",
                        Files.readAllBytes(GOLDEN.resolve("note-added.v1.json"))));
    }

    private byte[] sealed(String stream, String id, String name, byte[] payload) {
        return name.equals("register-entry")
                ? payload
                : new PersonalSeal(personKeys).sealed(new CaseId(stream), id, name, payload);
    }

    /** The log's keys as a node with this folder finds them. */
    LogKeys keys(Path folder) {
        return LogKeys.open(folder, new KeyPolicyTable(database));
    }

    SelfAudit audit() {
        return new SelfAudit(database, opened, keys(keys).policy().origin(), clock);
    }

    public SealedLog sealed() {
        return new SealedLog(database, opened, keys(keys), clock, audit());
    }

    /** Seals all that is recorded. */
    public void sealAll() {
        var sealing = sealing();
        int from = (int) sealing.position();
        sealing.follow(from, (int) log.head() - from);
    }

    Sealing sealing() {
        return new Sealing(database, opened::read, personKeys, sealed(), clock, List.of());
    }

    /** What somebody with all rights over the database does to it. */
    int asSuperuser(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("set local session_replication_role = replica");
            int changed = sql.executeUpdate(statement);
            connection.commit();
            return changed;
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
