package org.throughline.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.Tag;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.server.following.FollowerLoop;

/** A fact that a newer program wrote: whoever follows the log stops before it, and says where. */
class UnknownFactIT {
    private static final Path HELP =
            Path.of("../referral-service/src/test/resources/golden/help-offered.v1.json");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static NewEvent help(String version, int second) throws IOException {
        return new NewEvent(
                "id-" + second + "-" + version,
                "help-offered",
                version,
                NOON.plusSeconds(second),
                Files.readAllBytes(HELP),
                Map.of(
                        "occurredAt", "2026-03-02T09:00:00Z",
                        "precision", "exact",
                        "person", "CW-1",
                        "role", "caseworker",
                        "agency", "project",
                        "commandId", "c-" + second),
                Set.of(new Tag("stream", "C-1")));
    }

    @Test
    void a_follower_stops_before_a_fact_it_does_not_know_and_shows_nothing_after_it()
            throws Exception {
        var database = TestInfrastructure.freshDatabase();
        PostgresLog.migrate(database);
        try (var log = new PostgresLog(database, "stream")) {
            for (var commit :
                    List.of(
                            List.of(help("1", 1)),
                            List.of(help("1", 2)),
                            List.of(help("1", 3), help("2", 3)),
                            List.of(help("1", 4)))) {
                log.append(null, commit, List.of()).join();
            }
            var follower = new Remembering();

            var seal =
                    new PersonalSeal(
                            KeyRing.open(
                                    TestInfrastructure.freshDatabase(),
                                    TestInfrastructure.freshFolder()));

            try (var loop = new FollowerLoop(follower, new LogBridge(log, seal))) {
                loop.start();

                await().atMost(Duration.ofSeconds(60)).until(() -> loop.trouble() != null);
                assertThat(loop.trouble())
                        .contains("position 4")
                        .contains("help-offered version 2")
                        .contains("start a newer one");
                assertThat(loop.position()).isEqualTo(2);
            }
            assertThat(follower.told).extracting(LogEntry::position).containsExactly(1L, 2L);
        }
    }

    private static final class Remembering implements LogFollower {
        private final List<LogEntry> told = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public long position() {
            return told.isEmpty() ? 0 : told.getLast().position();
        }

        @Override
        public void follow(List<LogEntry> entries) {
            told.addAll(entries);
        }
    }
}
