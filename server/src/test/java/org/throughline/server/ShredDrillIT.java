package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.person.DataSubject;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.Desk;
import org.throughline.referrals.keys.KeyRing;
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

    @TempDir Path folder;

    private final String casework = TestInfrastructure.freshDatabaseUrl();
    private final String keys = TestInfrastructure.freshDatabaseUrl();
    private final String gateway = TestInfrastructure.freshDatabaseUrl();
    private final List<String> took = new ArrayList<>();
    private @Nullable ConfigurableApplicationContext program;

    private void start() {
        program =
                new SpringApplicationBuilder(ThroughlineApplication.class)
                        .run(
                                "--throughline.data=" + folder,
                                "--throughline.demonstration=true",
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

    private DrillDesk desk() {
        return new DrillDesk(bean(Desk.class));
    }

    @Test
    void who_was_erased_stays_erased_whatever_is_restored_and_nobody_else_is_touched()
            throws Exception {
        var begun = Instant.now();
        start();
        assertThat(bean(StoryDesk.class).setUp(RunningProgram.json("setup.json"))).isEmpty();
        for (int number = 0; number < CASES; number++) {
            desk().tell(number, LINES);
        }
        var before = histories();
        stop();
        Backups.copy(casework, "_before");
        Backups.copy(keys, "_before");

        start();
        erase();
        goneWithin();
        stop();
        Backups.copy(casework, "_after");
        Backups.copy(keys, "_after");

        for (var backup :
                List.of(
                        List.of("_after", "_before"),
                        List.of("_before", "_after"),
                        List.of("_before", "_before"))) {
            Backups.restore(casework, backup.getFirst());
            Backups.restore(keys, backup.getLast());
            start();
            goneWithin();
            assertThat(bean(SealedLog.class).examine(_ -> {})).as(backup.toString()).isEmpty();
            unharmed(before);
            if (backup.getFirst().equals("_after")) {
                proved();
            }
            took.add("%s restored".formatted(backup));
            stop();
        }
        LoggerFactory.getLogger(ShredDrillIT.class)
                .info("{} cases in {}: {}", CASES, Duration.between(begun, Instant.now()), took);
    }

    private Map<Integer, List<Map<String, Object>>> histories() {
        var all = new LinkedHashMap<Integer, List<Map<String, Object>>>();
        for (int number = ERASED; number < CASES; number++) {
            all.put(
                    number,
                    bean(Desk.class).histories().of(DrillDesk.caseId(number)).stream()
                            .limit(LINES)
                            .map(RecordedEvent::payload)
                            .toList());
        }
        return all;
    }

    private void unharmed(Map<Integer, List<Map<String, Object>>> before) {
        assertThat(histories()).isEqualTo(before);
    }

    /** The packs of somebody else and of somebody who was erased are sound; one holds a person. */
    private void proved() throws Exception {
        var sealed = bean(SealedLog.class);
        await().atMost(WITHIN).until(() -> sealed.size() >= bean(PostgresLog.class).head());
        var port =
                Objects.requireNonNull(program).getEnvironment().getProperty("local.server.port");
        var exports = new DrillExports("http://127.0.0.1:" + port, folder);
        assertThat(exports.ofCase(DrillDesk.caseId(ERASED), tokens(0, CASES)))
                .containsExactly(DrillDesk.token(ERASED));
        // Of whom nothing is left, every fact is accounted for.
        assertThat(exports.ofCase(DrillDesk.caseId(ERASED - 1), tokens(0, CASES))).isEmpty();
    }

    private static List<String> tokens(int from, int to) {
        return IntStream.range(from, to).mapToObj(DrillDesk::token).toList();
    }

    private void erase() throws InterruptedException {
        var isOver = new AtomicBoolean();
        var written = new AtomicInteger();
        var load = Thread.ofPlatform().start(() -> work(isOver, written));
        for (int number = 0; number < ERASED; number++) {
            desk().hand(
                            number,
                            "DecideErasure",
                            """
                            {"requestId": "er-1", "person": "client", "outcome": "granted", "ground": "none", "reason": "Asked for it."}
                            """);
            desk().hand(
                            number,
                            "DestroySubjectKey",
                            """
                            {"person": "client", "keyId": "key-1", "secondPerson": "SV-1"}
                            """);
        }
        isOver.set(true);
        load.join();
        assertThat(written).hasPositiveValue();
        took.add("%d erased beside %d commands".formatted(ERASED, written.get()));
    }

    private void work(AtomicBoolean isOver, AtomicInteger written) {
        for (int number = ERASED;
                !isOver.get();
                number = number + 1 < CASES ? number + 1 : ERASED) {
            desk().hand(
                            number,
                            "AddNote",
                            """
                            {"noteId": "n-%s", "access": "team", "text": "Rang, nobody there."}
                            """
                                    .formatted(UUID.randomUUID()));
            written.incrementAndGet();
        }
    }

    /** Nothing of the erased in any live store or topic, and word of it is everywhere. */
    private void goneWithin() {
        var tokens = tokens(0, ERASED);
        var from = Instant.now();
        await().atMost(WITHIN)
                .until(() ->
                        IntStream.range(0, ERASED)
                                .mapToObj(number -> DataSubject.client(DrillDesk.caseId(number)))
                                .allMatch(bean(KeyRing.class)::isErased));
        await().atMost(WITHIN)
                .untilAsserted(() -> {
                    for (var text : everything()) {
                        assertThat(tokens).noneMatch(text::contains);
                    }
                });
        took.add("gone after %s".formatted(Duration.between(from, Instant.now())));
        for (int number = 0; number < ERASED; number++) {
            assertThat(bean(Desk.class).histories().of(DrillDesk.caseId(number)).toString())
                    .doesNotContain(tokens);
        }
    }

    private List<String> everything() {
        var texts = new ArrayList<>(Stores.rows(bean(CaseworkDatabase.class).derived()));
        texts.addAll(Stores.rows(bean(GatewayDatabase.class).pool()));
        texts.addAll(Stores.records(TestInfrastructure.kafka()));
        return texts;
    }
}
