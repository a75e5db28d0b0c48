package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.log.contract.ContractLog.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.LogCorrupted;
import org.throughline.log.entry.StoredEvent;

/** What a reader sees is at every moment a prefix of the one order, whatever writers do. */
class PrefixIT {
    private static final int EVENTS = 3_000;

    private ContractLog contract;

    @BeforeEach
    void open() throws Exception {
        contract = ContractLog.fresh();
    }

    @AfterEach
    void close() {
        contract.close();
    }

    @Test
    void readers_under_load_see_a_growing_prefix_though_commits_are_slow() throws Exception {
        // One commit in twenty takes long after its positions were given.
        contract.sql(
                """
                create function public.dawdle() returns trigger language plpgsql as
                'begin if random() < 0.05 then perform pg_sleep(0.02); end if; return null; end'
                """);
        contract.sql(
                """
                create constraint trigger dawdle after insert on log.once deferrable initially deferred
                for each row execute function public.dawdle()
                """);
        var nodes = List.of(contract.node(), contract.node());
        var readers = new ArrayList<CompletableFuture<List<StoredEvent>>>();
        var stopped = new AtomicBoolean();
        for (int reader = 0; reader < 3; reader++) {
            var node = nodes.get(reader % 2);
            readers.add(
                    CompletableFuture.supplyAsync(
                            () -> follow(node, EVENTS, stopped), Thread::startVirtualThread));
        }
        var appends = new ArrayList<CompletableFuture<?>>();
        for (int n = 0; n < EVENTS; n++) {
            appends.add(
                    nodes.get(n % 2)
                            .append(
                                    null,
                                    List.of(event("s" + n % 7, "e" + n)),
                                    ContractLog.key("e" + n)));
        }
        try {
            appends.forEach(CompletableFuture::join);
            var seen = readers.stream().map(CompletableFuture::join).toList();
            assertThat(seen.getFirst())
                    .extracting(StoredEvent::id)
                    .doesNotHaveDuplicates()
                    .hasSize(EVENTS);
            for (var one : seen) {
                assertThat(one)
                        .extracting(StoredEvent::id)
                        .containsExactlyElementsOf(
                                seen.getFirst().stream().map(StoredEvent::id).toList());
            }
        } finally {
            stopped.set(true);
        }
    }

    private static List<StoredEvent> follow(PostgresLog node, int events, AtomicBoolean stopped) {
        var seen = new ArrayList<StoredEvent>();
        try {
            while (seen.size() < events && !stopped.get()) {
                seen.addAll(node.read(seen.size(), 64));
                node.awaitBeyond(seen.size(), Duration.ofMillis(50));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    @Test
    void an_append_that_fails_leaves_no_hole() throws Exception {
        var node = contract.node();
        contract.sql(
                """
                create function public.refuse() returns trigger language plpgsql as
                'begin if new.id like ''bad%'' then raise exception ''refused''; end if; return null; end'
                """);
        contract.sql(
                """
                create constraint trigger refuse after insert on log.once deferrable initially deferred
                for each row execute function public.refuse()
                """);
        var appends = new ArrayList<CompletableFuture<?>>();
        for (int n = 0; n < 200; n++) {
            var id = (n % 10 == 3 ? "bad" : "good") + n;
            appends.add(node.append(null, List.of(event("s", id)), ContractLog.key(id)));
        }
        for (int n = 0; n < 200; n++) {
            int number = n;
            if (n % 10 == 3) {
                assertThatThrownBy(() -> appends.get(number).join()).as("append " + n).isNotNull();
            } else {
                appends.get(n).join();
            }
        }

        assertThat(ContractLog.all(node))
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 180).boxed().toList());
        assertThat(node.readStream("s")).last().extracting(StoredEvent::streamSeq).isEqualTo(180L);
    }

    @Test
    void a_row_that_is_missing_stops_every_reader_where_it_is() throws Exception {
        var node = contract.node();
        for (int n = 0; n < 9; n++) {
            node.append(null, List.of(event("s", "e" + n)), List.of()).join();
        }
        contract.sql("delete from log.event where position in (4, 9)");

        assertThat(node.read(0, 3)).hasSize(3);
        assertThatThrownBy(() -> node.read(0, 10))
                .isInstanceOf(LogCorrupted.class)
                .hasMessageContaining("position 4");
        assertThatThrownBy(() -> node.read(4, 10))
                .isInstanceOf(LogCorrupted.class)
                .hasMessageContaining("position 9");
    }
}
