package org.throughline.log;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.log.PostgresLog.Span;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Conflict;
import org.throughline.log.entry.AppendOutcome.Repeated;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.EventTooLarge;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;

class PostgresLogIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<PostgresLog> opened = new ArrayList<>();
    private DataSource database;
    private PostgresLog log;

    @BeforeEach
    void open() {
        database = TestInfrastructure.freshDatabase();
        PostgresLog.migrate(database);
        log = node();
    }

    @AfterEach
    void close() {
        opened.forEach(PostgresLog::close);
    }

    @Test
    void events_come_back_as_they_were_appended() {
        var event =
                new NewEvent(
                        "id-1",
                        "happened",
                        "1",
                        NOON,
                        "{\"ä\":\"\\u0007\"}".getBytes(StandardCharsets.UTF_8),
                        Map.of("who", "some\"one\n", "why", "\\"),
                        Set.of(new Tag("stream", "a"), new Tag("kind", "x=1")));
        append(null, event);
        var stored = log.read(0, 10).getFirst();
        assertThat(stored.position()).isOne();
        assertThat(stored.stream()).isEqualTo("a");
        assertThat(stored.streamSeq()).isOne();
        assertThat(stored.id()).isEqualTo("id-1");
        assertThat(stored.timestamp()).isEqualTo(NOON);
        assertThat(stored.payload()).isEqualTo(event.payload());
        assertThat(stored.metadata()).isEqualTo(event.metadata());
        assertThat(stored.tags()).isEqualTo(event.tags());
    }

    @Test
    void a_stale_marker_is_a_conflict_and_stores_nothing() {
        append(null, event("a"));
        assertThat(append(after(0, "a"), event("a"))).isEqualTo(new Conflict(1));
        assertThat(log.head()).isOne();
        assertThat(append(after(0, "b"), event("b"))).isEqualTo(new Appended(2, 2));
        assertThat(append(after(2, "a"), event("a"))).isEqualTo(new Appended(3, 3));
    }

    @Test
    void conditions_look_at_tags_and_names_too() {
        var tagged =
                new NewEvent(
                        "id",
                        "happened",
                        "1",
                        NOON,
                        new byte[] {1},
                        Map.of(),
                        Set.of(new Tag("k", "v"), new Tag("stream", "a")));
        append(null, tagged);
        assertThat(
                        append(
                                new Condition(
                                        0,
                                        List.of(
                                                new Criterion(
                                                        Set.of(new Tag("k", "v")), Set.of()))),
                                event("b")))
                .isInstanceOf(Conflict.class);
        assertThat(
                        append(
                                new Condition(
                                        0,
                                        List.of(
                                                new Criterion(
                                                        Set.of(new Tag("k", "v")),
                                                        Set.of("other")))),
                                event("b")))
                .isInstanceOf(Appended.class);
        assertThat(
                        append(
                                new Condition(
                                        0,
                                        List.of(
                                                new Criterion(
                                                        Set.of(new Tag("k", "w")), Set.of()))),
                                event("b")))
                .isInstanceOf(Appended.class);
        assertThat(
                        append(
                                new Condition(
                                        0, List.of(new Criterion(Set.of(), Set.of("happened")))),
                                event("b")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_condition_without_criteria_is_refused() {
        assertThatThrownBy(() -> new Condition(0, List.of()))
                .hasMessageContaining("at least one criterion");
    }

    @Test
    void an_event_over_the_limit_is_refused() {
        assertThatThrownBy(() ->
                        new NewEvent(
                                "id",
                                "large",
                                "1",
                                NOON,
                                new byte[NewEvent.PAYLOAD_BYTES_MAX + 1],
                                Map.of(),
                                Set.of()))
                .isInstanceOf(EventTooLarge.class);
    }

    @Test
    void what_was_recorded_within_a_time_is_found_where_times_run_back() {
        // In minutes after noon, in the order of the log.
        for (int minute : List.of(9, 1, 2, 5, 3, 9, 2, 8)) {
            var id = "id-" + log.head();
            var at = NOON.plus(Duration.ofMinutes(minute));
            append(
                    null,
                    new NewEvent(
                            id,
                            "happened",
                            "1",
                            at,
                            "{}".getBytes(StandardCharsets.UTF_8),
                            Map.of(),
                            Set.of(new Tag("stream", id))));
        }
        assertThat(found(2, 4, 8)).isEqualTo(new Span(3, 8));
        assertThat(found(2, 4, 5)).isEqualTo(new Span(3, 6));
        assertThat(found(1, 2, 8)).isEqualTo(new Span(1, 3));
        assertThat(found(0, 20, 8)).isEqualTo(new Span(1, 9));
        // Nothing is of these, and they lie where one from before meets one from after.
        assertThat(found(6, 7, 8)).isEqualTo(new Span(1, 1));
        assertThat(found(10, 20, 8)).isEqualTo(new Span(9, 9));
        assertThat(found(-2, -1, 8)).isEqualTo(new Span(1, 1));
        assertThat(found(6, 7, 0)).isEqualTo(new Span(1, 1));
    }

    private Span found(int from, int until, long upTo) {
        return log.recorded(
                NOON.plus(Duration.ofMinutes(from)), NOON.plus(Duration.ofMinutes(until)), upTo);
    }

    @Test
    void a_position_beyond_the_head_is_refused() {
        assertThatThrownBy(() -> log.read(5, 10)).hasMessageContaining("beyond the head");
    }

    @Test
    void a_once_key_stores_once_and_tells_the_first_positions() {
        var key = new OnceKey("command", "c1", "digest");
        assertThat(once(key, event("a"), event("a"))).isEqualTo(new Appended(1, 2));
        assertThat(once(key, event("a"), event("a"))).isEqualTo(new Repeated("digest", 1, 2));
        assertThat(once(new OnceKey("command", "c1", "other"), event("a")))
                .isEqualTo(new Repeated("digest", 1, 2));
        assertThat(log.head()).isEqualTo(2);
        assertThat(log.once("command", "c1")).contains(new Repeated("digest", 1, 2));
    }

    @Test
    void of_two_nodes_that_race_for_a_stream_exactly_one_wins_each_round()
            throws InterruptedException {
        var other = node();
        for (int round = 0; round < 40; round++) {
            long head = log.head();
            var start = new CountDownLatch(1);
            var racers =
                    IntStream.range(0, 8)
                            .mapToObj(n ->
                                    CompletableFuture.supplyAsync(() -> {
                                        awaitQuietly(start);
                                        return (n % 2 == 0 ? log : other)
                                                .append(
                                                        after(head, "raced"),
                                                        List.of(event("raced")),
                                                        List.of())
                                                .join();
                                    }))
                            .toList();
            start.countDown();
            assertThat(
                            racers.stream()
                                    .map(CompletableFuture::join)
                                    .filter(Appended.class::isInstance))
                    .as("round " + round)
                    .hasSize(1);
        }
        assertThat(log.readStream("raced"))
                .extracting(StoredEvent::streamSeq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void a_reader_under_load_sees_a_growing_prefix_without_gaps() throws InterruptedException {
        var other = node();
        var writers =
                IntStream.range(0, 400)
                        .mapToObj(n ->
                                (n % 2 == 0 ? log : other)
                                        .append(null, List.of(event("s" + n % 7)), List.of()))
                        .toList();
        long position = 0;
        while (position < 400) {
            for (var seen : log.read(position, 50)) {
                assertThat(seen.position()).isEqualTo(++position);
            }
            log.awaitBeyond(position, Duration.ofSeconds(1));
        }
        assertThat(
                        writers.stream()
                                .map(CompletableFuture::join)
                                .map(outcome -> ((Appended) outcome).first())
                                .collect(toSet()))
                .hasSize(400);
    }

    private PostgresLog node() {
        var node = new PostgresLog(database, "stream");
        opened.add(node);
        return node;
    }

    private Object append(
            @org.jspecify.annotations.Nullable Condition condition, NewEvent... events) {
        return log.append(condition, List.of(events), List.of()).join();
    }

    private Object once(OnceKey key, NewEvent... events) {
        return log.append(null, List.of(events), List.of(key)).join();
    }

    private static Condition after(long position, String stream) {
        return new Condition(
                position, List.of(new Criterion(Set.of(new Tag("stream", stream)), Set.of())));
    }

    private static NewEvent event(String stream) {
        return new NewEvent(
                UUID.randomUUID().toString(),
                "happened",
                "1",
                NOON,
                new byte[] {42},
                Map.of(),
                Set.of(new Tag("stream", stream)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
