package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.StoredEvent;

/** Nodes in JVMs of their own on one log. */
class ProcessesIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** How long a writer stands still: 30 s in a whole campaign. */
    private static final Duration PAUSE = Duration.ofSeconds(Campaign.isWhole() ? 30 : 4);

    private ContractLog contract;
    private PostgresLog reader;

    @BeforeEach
    void open() throws Exception {
        contract = ContractLog.fresh();
        reader = contract.node();
    }

    @AfterEach
    void close() {
        contract.close();
    }

    @Test
    void two_processes_append_at_once_and_nothing_is_lost_or_doubled() throws Exception {
        try (var one = new WriterProcess(contract.url, "one", 0, 1_500);
                var two = new WriterProcess(contract.url, "two", 0, 1_500)) {
            one.join();
            two.join();
            assertThat(one.acknowledged()).hasSize(1_500);
            assertThat(two.acknowledged()).hasSize(1_500);
            isWhatWasAcknowledged(one, two);
        }
    }

    @Test
    void a_process_that_stands_still_in_the_middle_holds_up_nobody() throws Exception {
        try (var still = new WriterProcess(contract.url, "still", 0, 1_000_000);
                var busy = new WriterProcess(contract.url, "busy", 0, 1_000_000)) {
            await().atMost(SOON)
                    .until(() ->
                            still.acknowledged().size() > 200 && !busy.acknowledged().isEmpty());
            still.signal("STOP");
            var before = busy.acknowledged().size();
            long position = reader.head();
            var until = System.nanoTime() + PAUSE.toNanos();
            while (System.nanoTime() < until) {
                var page = reader.read(position, 500);
                position = page.isEmpty() ? position : page.getLast().position();
                reader.awaitBeyond(position, Duration.ofMillis(100));
            }
            await().atMost(SOON).until(() -> busy.acknowledged().size() > before + 500);
            int stood = still.acknowledged().size();
            still.signal("CONT");
            await().atMost(SOON).until(() -> still.acknowledged().size() > stood + 200);
            still.kill();
            busy.kill();
            isWhatWasAcknowledged(still, busy);
        }
    }

    @Test
    void a_connection_that_stands_still_inside_the_append_lets_nobody_skip_it() throws Exception {
        try (var writer = new WriterProcess(contract.url, "w", 0, 1_000_000)) {
            await().atMost(SOON).until(() -> writer.acknowledged().size() > 200);
            long backend =
                    contract.number(
                            """
                            select pid from pg_stat_activity
                            where datname = current_database() and query like '%log.append%'
                              and pid <> pg_backend_pid()
                            order by state_change desc limit 1
                            """);
            signal("STOP", backend);
            // Whatever it had numbered when it stopped, a reader sees a prefix without holes.
            var seen = ContractLog.all(reader);
            assertThat(seen).extracting(StoredEvent::id).doesNotHaveDuplicates();
            signal("CONT", backend);
            int before = writer.acknowledged().size();
            await().atMost(SOON).until(() -> writer.acknowledged().size() > before + 200);
            writer.kill();
            isWhatWasAcknowledged(writer);
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor())
                .isZero();
    }

    /** Every acknowledged name stands once, at the position that was told. */
    private void isWhatWasAcknowledged(WriterProcess... writers) {
        var all = ContractLog.all(reader);
        assertThat(all).extracting(StoredEvent::id).doesNotHaveDuplicates();
        for (var writer : writers) {
            for (var line : writer.acknowledged()) {
                var cut = line.indexOf(' ');
                var position = Integer.parseInt(line.substring(cut + 1));
                assertThat(all.get(position - 1).id()).isEqualTo(line.substring(0, cut));
            }
        }
    }
}
