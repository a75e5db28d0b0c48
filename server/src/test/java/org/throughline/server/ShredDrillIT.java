package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;

/**
 * People are erased while others are worked for, and yesterday's backups are restored in every
 * order; with {@code -Ddrill=whole} fifty people of five hundred.
 */
class ShredDrillIT {
    private static final boolean IS_WHOLE = "whole".equals(System.getProperty("drill"));
    private static final int CASES = IS_WHOLE ? 500 : 6;
    private static final int ERASED = IS_WHOLE ? 50 : 2;

    /** Up to the answers of two agencies to their referrals. */
    private static final int LINES = 12;

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int FIRST = 20_000;

    @TempDir Path folder;

    private final String casework = TestInfrastructure.freshDatabaseUrl();
    private final String keys = TestInfrastructure.freshDatabaseUrl();
    private final String gateway = TestInfrastructure.freshDatabaseUrl();
    private @Nullable ConfigurableApplicationContext program;

    private void start() {
        program =
                new SpringApplicationBuilder(ThroughlineApplication.class)
                        .run(
                                "--throughline.data=" + folder,
                                "--throughline.kafka=" + TestInfrastructure.kafka(),
                                setting("casework", "jdbc-url", casework),
                                setting("person-keys", "jdbc-url", keys),
                                setting("gateway", "jdbc-url", gateway),
                                user("casework"),
                                user("person-keys"),
                                user("gateway"),
                                password("casework"),
                                password("person-keys"),
                                password("gateway"),
                                "--server.port=0");
    }

    private static String setting(String database, String name, String value) {
        return "--throughline.%s.%s=%s".formatted(database, name, value);
    }

    private static String user(String database) {
        return setting(database, "username", TestInfrastructure.get().username());
    }

    private static String password(String database) {
        return setting(database, "password", TestInfrastructure.get().password());
    }

    @AfterEach
    void stop() {
        if (program != null) {
            program.close();
            program = null;
        }
    }

    private <T> T bean(Class<T> type) {
        return Objects.requireNonNull(program).getBean(type);
    }

    @Test
    void who_was_erased_stays_erased_whatever_is_restored_and_nobody_else_is_touched()
            throws Exception {
        start();
        assertThat(bean(StoryDesk.class).setUp(RunningProgram.json("setup.json"))).isEmpty();
        for (int number = 0; number < CASES; number++) {
            tell(number);
        }
        var before = histories();
        stop();
        copy(casework, "_before");
        copy(keys, "_before");

        start();
        erase();
        goneWithin();
        stop();
        copy(casework, "_after");
        copy(keys, "_after");

        for (var backup :
                List.of(
                        List.of("_after", "_before"),
                        List.of("_before", "_after"),
                        List.of("_before", "_before"))) {
            restore(casework, backup.getFirst());
            restore(keys, backup.getLast());
            start();
            goneWithin();
            assertThat(bean(SealedLog.class).examine()).as(backup.toString()).isEmpty();
            unharmed(before);
            stop();
        }
    }

    private void tell(int number) throws InterruptedException {
        var lines = RunningProgram.lines("BF-0101.jsonl").subList(0, LINES);
        var text =
                RunningProgram.retold(String.join("\n", lines), Integer.toString(FIRST + number))
                        .replace("Harleen Bhullar", "Harleen " + token(number))
                        .replace("Tallow Court", token(number) + " Court")
                        .replace("Brackenford Library", token(number) + " Library")
                        .replace("A man blocked", token(number) + " blocked")
                        .replace("Please ", "Please, " + token(number) + ", ");
        var result = bean(StoryDesk.class).tell(text.lines().toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
    }

    private static String token(int number) {
        return "Canary%06dYarrow".formatted(number);
    }

    private static CaseId caseId(int number) {
        return new CaseId("BF-" + (FIRST + number));
    }

    private Map<Integer, List<Map<String, Object>>> histories() {
        var all = new LinkedHashMap<Integer, List<Map<String, Object>>>();
        for (int number = ERASED; number < CASES; number++) {
            all.put(
                    number,
                    bean(Desk.class).histories().of(caseId(number)).stream()
                            .limit(LINES)
                            .map(RecordedEvent::payload)
                            .toList());
        }
        return all;
    }

    private void unharmed(Map<Integer, List<Map<String, Object>>> before) {
        assertThat(histories()).isEqualTo(before);
    }

    private void erase() throws InterruptedException {
        var isOver = new AtomicBoolean();
        var written = new AtomicInteger();
        var load = Thread.ofPlatform().start(() -> work(isOver, written));
        for (int number = 0; number < ERASED; number++) {
            hand(
                    number,
                    "DecideErasure",
                    """
                    {"requestId": "er-1", "person": "client", "outcome": "granted", "ground": "none", "reason": "Asked for it."}
                    """);
            hand(
                    number,
                    "DestroySubjectKey",
                    """
                    {"person": "client", "keyId": "key-1", "secondPerson": "SV-1"}
                    """);
        }
        isOver.set(true);
        load.join();
        assertThat(written).hasPositiveValue();
    }

    private void work(AtomicBoolean isOver, AtomicInteger written) {
        for (int number = ERASED;
                !isOver.get();
                number = number + 1 < CASES ? number + 1 : ERASED) {
            hand(
                    number,
                    "AddNote",
                    """
                    {"noteId": "n-%s", "access": "team", "text": "Rang, nobody there."}
                    """
                            .formatted(UUID.randomUUID()));
            written.incrementAndGet();
        }
    }

    private void hand(int number, String command, String body) {
        var data =
                (tools.jackson.databind.node.ObjectNode)
                        DomainJson.read(body.getBytes(StandardCharsets.UTF_8));
        data.put("commandId", UUID.randomUUID().toString())
                .put("occurredAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("precision", "exact")
                .put("caseId", caseId(number).value());
        var by =
                DomainJson.mapper()
                        .convertValue(
                                command.equals("AddNote")
                                        ? Map.of(
                                                "person",
                                                "CW-1",
                                                "role",
                                                "caseworker",
                                                "agency",
                                                "project")
                                        : Map.of(
                                                "person",
                                                "DP-1",
                                                "role",
                                                "data-lead",
                                                "agency",
                                                "project"),
                                Actor.class);
        var answer =
                bean(Desk.class).hand(new Handed(command, data, by, Instant.now(), false)).join();
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    /** Nothing of the erased in any live store or topic, and word of it is everywhere. */
    private void goneWithin() {
        var tokens = IntStream.range(0, ERASED).mapToObj(ShredDrillIT::token).toList();
        await().atMost(WITHIN)
                .until(() ->
                        IntStream.range(0, ERASED)
                                .mapToObj(number -> DataSubject.client(caseId(number)))
                                .allMatch(bean(KeyRing.class)::isErased));
        await().atMost(WITHIN)
                .untilAsserted(() -> {
                    for (var text : everything()) {
                        assertThat(tokens).noneMatch(text::contains);
                    }
                });
        for (int number = 0; number < ERASED; number++) {
            assertThat(bean(Desk.class).histories().of(caseId(number)).toString())
                    .doesNotContain(tokens);
        }
    }

    private List<String> everything() {
        var texts = new ArrayList<>(Stores.rows(bean(CaseworkDatabase.class).derived()));
        texts.addAll(Stores.rows(bean(GatewayDatabase.class).pool()));
        texts.addAll(Stores.records(TestInfrastructure.kafka()));
        return texts;
    }

    private static void copy(String url, String suffix) throws SQLException {
        var name = url.substring(url.lastIndexOf('/') + 1);
        admin("drop database if exists \"%s%s\"".formatted(name, suffix));
        admin("create database \"%s%s\" template \"%s\"".formatted(name, suffix, name));
    }

    private static void restore(String url, String suffix) throws SQLException {
        var name = url.substring(url.lastIndexOf('/') + 1);
        admin("drop database \"%s\" with (force)".formatted(name));
        admin("create database \"%s\" template \"%s%s\"".formatted(name, name, suffix));
    }

    private static void admin(String sql) throws SQLException {
        var infrastructure = TestInfrastructure.get();
        var url = TestInfrastructure.freshDatabaseUrl();
        try (var connection =
                        DriverManager.getConnection(
                                url, infrastructure.username(), infrastructure.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
