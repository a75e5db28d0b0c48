package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often the log signs: once a second while facts keep coming, at once when one comes alone. */
class CheckpointPaceIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Instant now = NOON;

    private final Clock clock =
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    throw new UnsupportedOperationException("nothing here is told by the calendar");
                }
            };

    @Test
    void facts_within_a_second_have_one_checkpoint_together() throws Exception {
        try (var golden = new GoldenLog()) {
            var linked = new AtomicInteger();
            var sealing =
                    new Sealing(
                            golden.database,
                            golden.opened::read,
                            golden.personKeys,
                            golden.sealed(),
                            clock,
                            List.of(linked::incrementAndGet));

            sealing.follow(0, 2);
            sealing.rest();
            assertThat(sizes(golden)).containsExactly(2L);

            sealing.follow(2, 1);
            sealing.rest();
            sealing.follow(3, 1);
            now = NOON.plus(Duration.ofMillis(999));
            sealing.rest();
            assertThat(sizes(golden)).containsExactly(2L);
            assertThat(linked).hasValue(1);

            now = NOON.plus(Duration.ofSeconds(1));
            sealing.rest();
            assertThat(sizes(golden)).containsExactly(2L, 4L);
            assertThat(linked).hasValue(2);

            now = NOON.plus(Duration.ofMinutes(1));
            sealing.follow(4, 1);
            sealing.rest();
            assertThat(sizes(golden)).containsExactly(2L, 4L, 5L);
        }
    }

    private static List<Long> sizes(GoldenLog golden) {
        return JdbcClient.create(golden.database)
                .sql("select size from proof.checkpoint order by size")
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
