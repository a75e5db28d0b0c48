package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.log.contract.ContractLog.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.OldEpoch;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;
import org.throughline.log.transfer.EventFile;
import org.throughline.log.transfer.LogImport;
import org.throughline.log.transfer.LogImport.Misfit;
import org.throughline.log.transfer.TornFile;
import org.throughline.log.verify.Verification;

/** Events in a file, brought into another log. */
class ImportIT {
    private static final int EVENTS = 12_000;

    @TempDir private Path folder;
    private ContractLog from;
    private ContractLog to;
    private PostgresLog log;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        from = ContractLog.fresh();
        to = ContractLog.fresh();
        log = to.node();
        file = folder.resolve("events");
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    private void write(int events) throws IOException {
        var source = from.node();
        for (int n = 0; n < events; n += 100) {
            int first = n;
            source.append(
                            null,
                            java.util.stream.IntStream.range(0, Math.min(100, events - n))
                                    .mapToObj(i ->
                                            event(
                                                    Set.of(
                                                            new Tag("stream", "s" + i % 9),
                                                            new Tag("kind", "k\"ä" + i % 3)),
                                                    "e" + (first + i),
                                                    "happened"))
                                    .toList(),
                            List.of())
                    .join();
        }
        EventFile.write(source, file);
    }

    private LogImport importer() {
        return new LogImport(ContractLog.pool(to.owner), log.epoch());
    }

    private void isRefused(Class<? extends Throwable> how, String saying) {
        long head = log.head();
        assertThatThrownBy(() -> importer().run(file, _ -> {}))
                .isInstanceOf(how)
                .hasMessageContaining(saying);
        assertThat(log.head()).as("nothing is imported").isEqualTo(head);
    }

    @Test
    void a_log_comes_out_of_a_file_as_it_went_in() throws Exception {
        write(EVENTS);

        var result = importer().run(file, _ -> {});

        assertThat(result).isEqualTo(new LogImport.Result(EVENTS, 0));
        var before = ContractLog.all(from.node());
        var after = ContractLog.all(log);
        assertThat(after).hasSize(EVENTS);
        for (int n = 0; n < EVENTS; n++) {
            assertThat(after.get(n)).usingRecursiveComparison().isEqualTo(before.get(n));
        }
        assertThat(Verification.of(to.owner, _ -> {}).isSound()).isTrue();
    }

    @Test
    void an_import_that_is_repeated_adds_nothing() throws Exception {
        write(EVENTS);
        importer().run(file, _ -> {});

        assertThat(importer().run(file, _ -> {})).isEqualTo(new LogImport.Result(0, EVENTS));
        assertThat(log.head()).isEqualTo(EVENTS);
    }

    @Test
    void what_is_appended_goes_on_after_an_import() throws Exception {
        log.append(null, List.of(event("mine", "first")), List.of()).join();
        write(900);
        importer().run(file, _ -> {});

        log.append(null, List.of(event("s0", "next")), List.of()).join();

        assertThat(ContractLog.all(log)).hasSize(902);
        assertThat(log.readStream("s0")).last().extracting(StoredEvent::streamSeq).isEqualTo(109L);
    }

    @Test
    void a_torn_file_is_refused_before_anything_is_taken_from_it() throws Exception {
        write(EVENTS);
        var whole = Files.readAllBytes(file);
        for (int length :
                new int[] {0, 5, 40, whole.length / 2, whole.length - 1, whole.length - 30}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            isRefused(TornFile.class, "nothing of it is imported");
        }
    }

    @Test
    void a_file_with_another_letter_in_it_is_refused() throws Exception {
        write(300);
        var text = Files.readString(file);
        for (var wrong :
                List.of(
                        text.replace("\"e7\"", "\"e8\""),
                        text.replaceFirst("\"micros\":\"\\d+\"", "\"micros\":\"x\""),
                        text.replaceFirst("\n\\{[^\n]*\n", "\n"),
                        text + "more\n",
                        "another\n" + text)) {
            Files.writeString(file, wrong);
            isRefused(TornFile.class, "line");
        }
    }

    @Test
    void a_file_whose_streams_are_here_already_is_refused() throws Exception {
        write(300);
        log.append(null, List.of(event("s4", "mine")), List.of()).join();

        isRefused(Misfit.class, "does not follow the last one of its stream");
    }

    @Test
    void a_node_that_is_shut_out_imports_nothing() throws Exception {
        write(300);
        PostgresLog.raiseEpoch(to.owner);

        isRefused(OldEpoch.class, "start the node again");
    }
}
