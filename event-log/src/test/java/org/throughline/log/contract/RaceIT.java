package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.log.contract.ContractLog.after;
import static org.throughline.log.contract.ContractLog.all;
import static org.throughline.log.contract.ContractLog.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Conflict;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;

/** Appends that start at one moment on several nodes. */
class RaceIT {
    private static final int NODES = 3;
    private static final int ROUNDS = 150;

    private ContractLog contract;
    private List<PostgresLog> nodes;

    @BeforeEach
    void open() throws Exception {
        contract = ContractLog.fresh();
        nodes = IntStream.range(0, NODES).mapToObj(_ -> contract.node()).toList();
    }

    @AfterEach
    void close() {
        contract.close();
    }

    private interface Racer {
        CompletableFuture<AppendOutcome> append(PostgresLog node, int number);
    }

    private List<AppendOutcome> race(int racers, Racer racer) {
        var gun = new CyclicBarrier(racers);
        var running = new ArrayList<CompletableFuture<AppendOutcome>>();
        for (int number = 0; number < racers; number++) {
            int own = number;
            running.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                await(gun);
                                return racer.append(nodes.get(own % NODES), own).join();
                            },
                            Thread::startVirtualThread));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static void await(CyclicBarrier gun) {
        try {
            gun.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_those_who_saw_the_same_stream_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            long head = nodes.getFirst().head();
            int now = round;

            var outcomes =
                    race(
                            6,
                            (node, n) ->
                                    node.append(
                                            after(head, "raced"),
                                            List.of(event("raced", now + "-" + n)),
                                            List.of()));

            assertThat(outcomes)
                    .filteredOn(Appended.class::isInstance)
                    .as("round " + round)
                    .hasSize(1);
            assertThat(outcomes).filteredOn(Conflict.class::isInstance).hasSize(5);
        }
        assertThat(all(nodes.getFirst())).hasSize(ROUNDS);
    }

    @Test
    void of_those_whose_tags_and_names_touch_one_wins() {
        var shared = new Tag("room", "seven");
        for (int round = 0; round < ROUNDS; round++) {
            long head = nodes.getFirst().head();
            int now = round;

            var outcomes =
                    race(
                            6,
                            (node, n) ->
                                    node.append(
                                            new Condition(
                                                    head,
                                                    List.of(
                                                            new Criterion(
                                                                    Set.of(shared),
                                                                    Set.of("booked")),
                                                            new Criterion(
                                                                    Set.of(
                                                                            new Tag(
                                                                                    "stream",
                                                                                    "nobody's")),
                                                                    Set.of()))),
                                            List.of(
                                                    event(
                                                            Set.of(
                                                                    shared,
                                                                    new Tag(
                                                                            "stream",
                                                                            "guest-" + n)),
                                                            now + "-" + n,
                                                            "booked")),
                                            List.of()));

            assertThat(outcomes)
                    .filteredOn(Appended.class::isInstance)
                    .as("round " + round)
                    .hasSize(1);
        }
    }

    @Test
    void those_who_look_at_different_streams_all_win() {
        var last = new long[6];
        for (int round = 0; round < ROUNDS; round++) {
            int now = round;
            var outcomes =
                    race(
                            6,
                            (node, n) ->
                                    node.append(
                                            after(last[n], "own-" + n),
                                            List.of(event("own-" + n, now + "-" + n)),
                                            List.of()));
            for (int n = 0; n < 6; n++) {
                assertThat(outcomes.get(n)).isInstanceOf(Appended.class);
                last[n] = ((Appended) outcomes.get(n)).last();
            }
        }
        for (int n = 0; n < 6; n++) {
            assertThat(nodes.getFirst().readStream("own-" + n))
                    .extracting(StoredEvent::streamSeq)
                    .containsExactlyElementsOf(
                            java.util.stream.LongStream.rangeClosed(1, ROUNDS).boxed().toList());
        }
    }

    @Test
    void the_same_command_handed_in_everywhere_at_once_is_stored_once() {
        for (int round = 0; round < ROUNDS; round++) {
            int now = round;
            var outcomes =
                    race(
                            6,
                            (node, n) ->
                                    node.append(
                                            null,
                                            List.of(event("same", now + "-" + n)),
                                            ContractLog.key("command-" + now)));

            assertThat(outcomes)
                    .filteredOn(Appended.class::isInstance)
                    .as("round " + round)
                    .hasSize(1);
            var first =
                    outcomes.stream().filter(Appended.class::isInstance).findFirst().orElseThrow();
            assertThat(outcomes)
                    .filteredOn(AppendOutcome.Repeated.class::isInstance)
                    .allMatch(one ->
                            ((AppendOutcome.Repeated) one).first() == ((Appended) first).first())
                    .hasSize(5);
        }
        assertThat(nodes.getFirst().head()).isEqualTo(ROUNDS);
    }
}
