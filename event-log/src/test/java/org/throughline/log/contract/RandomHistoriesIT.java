package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Conflict;
import org.throughline.log.entry.AppendOutcome.Repeated;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;

/**
 * Random histories against a model that is a list. Each has tags, names and commands of its own, so
 * that many run at once through the same batches and none changes another's answers.
 */
class RandomHistoriesIT {
    private static final int HISTORIES = Campaign.times(2_500, 100_000);
    private static final int AT_ONCE = 160;
    private static final int STEPS = 8;
    private static final long SEED = Long.getLong("seed", 20_261_124);

    @Test
    void every_answer_is_the_models_answer() throws Exception {
        try (var contract = ContractLog.fresh()) {
            var nodes = List.of(contract.node(), contract.node());
            var room = new Semaphore(AT_ONCE);
            var histories = new ArrayList<CompletableFuture<History>>();
            for (int number = 0; number < HISTORIES; number++) {
                int own = number;
                room.acquire();
                histories.add(
                        CompletableFuture.supplyAsync(
                                        () -> new History(own, nodes).run(),
                                        Thread::startVirtualThread)
                                .whenComplete((_, _) -> room.release()));
            }
            var kinds =
                    new AtomicInteger[] {
                        new AtomicInteger(), new AtomicInteger(), new AtomicInteger()
                    };
            var expected = new HashMap<Long, NewEvent>();
            for (var history : histories) {
                var done = history.join();
                expected.putAll(done.stored);
                for (int kind = 0; kind < 3; kind++) {
                    kinds[kind].addAndGet(done.outcomes[kind]);
                }
            }
            // A run in which something never happened shows nothing of it.
            assertThat(kinds).allMatch(kind -> kind.get() > HISTORIES / 10);
            isWhatTheModelsHold(ContractLog.all(nodes.getFirst()), expected);
        }
    }

    private static void isWhatTheModelsHold(List<StoredEvent> all, Map<Long, NewEvent> expected) {
        assertThat(all).hasSameSizeAs(expected.keySet());
        var lastSeq = new HashMap<String, Long>();
        for (var stored : all) {
            var event = expected.get(stored.position());
            assertThat(event).as("position " + stored.position()).isNotNull();
            assertThat(stored.id()).isEqualTo(event.id());
            assertThat(stored.tags()).isEqualTo(event.tags());
            if (stored.stream() != null) {
                assertThat(stored.streamSeq())
                        .isEqualTo(lastSeq.merge(stored.stream(), 1L, Long::sum));
            }
        }
    }

    /** One history, with what a plain list says of it. */
    private static final class History {
        final Map<Long, NewEvent> stored = new HashMap<>();
        final int[] outcomes = new int[3];
        private final String name;
        private final Random random;
        private final List<PostgresLog> nodes;
        private final Map<String, Appended> commands = new HashMap<>();
        private final List<Long> markers = new ArrayList<>(List.of(0L));
        private int events;

        History(int number, List<PostgresLog> nodes) {
            this.name = "h" + number + "-";
            this.random = new Random(SEED + number);
            this.nodes = nodes;
        }

        History run() {
            long start = nodes.getFirst().head();
            for (int step = 0; step < STEPS; step++) {
                var condition = random.nextInt(4) == 0 ? null : condition(start);
                var appended = new ArrayList<NewEvent>();
                for (int count = 1 + random.nextInt(3); count > 0; count--) {
                    appended.add(event());
                }
                var command = random.nextInt(3) == 0 ? null : name + random.nextInt(6);
                var keys = command == null ? List.<OnceKey>of() : ContractLog.key(command);
                var answer = nodes.get(random.nextInt(2)).append(condition, appended, keys).join();
                assertThat(isRight(answer, condition, appended, command))
                        .as(
                                "seed %d, history %s step %d: %s to %s",
                                SEED, name, step, answer, condition)
                        .isTrue();
                if (answer instanceof Appended(long first, long last)) {
                    for (long position = first; position <= last; position++) {
                        stored.put(position, appended.get((int) (position - first)));
                    }
                    markers.add(last);
                    if (command != null) {
                        commands.put(command, new Appended(first, last));
                    }
                }
            }
            return this;
        }

        private boolean isRight(
                AppendOutcome answer,
                @org.jspecify.annotations.Nullable Condition condition,
                List<NewEvent> appended,
                @org.jspecify.annotations.Nullable String command) {
            var known = command == null ? null : commands.get(command);
            if (known != null) {
                outcomes[0]++;
                return answer instanceof Repeated repeated
                        && repeated.first() == known.first()
                        && repeated.last() == known.last();
            }
            if (condition != null && isBroken(condition)) {
                outcomes[1]++;
                return answer instanceof Conflict;
            }
            outcomes[2]++;
            return answer instanceof Appended(long first, long last)
                    && last - first + 1 == appended.size()
                    && stored.keySet().stream().allMatch(position -> position < first);
        }

        private boolean isBroken(Condition condition) {
            return stored.entrySet().stream()
                    .filter(one -> one.getKey() > condition.afterPosition())
                    .anyMatch(one ->
                            condition.criteria().stream()
                                    .anyMatch(criterion ->
                                            criterion.matches(
                                                    one.getValue().name(), one.getValue().tags())));
        }

        private Condition condition(long start) {
            var criteria = new ArrayList<Criterion>();
            boolean looksAtNamesAlone = false;
            for (int count = 1 + random.nextInt(2); count > 0; count--) {
                var tags = new HashSet<Tag>();
                if (random.nextInt(3) > 0) {
                    tags.add(stream());
                }
                if (random.nextInt(3) == 0) {
                    tags.add(tag());
                }
                var names = random.nextBoolean() ? Set.<String>of() : Set.of(eventName());
                if (tags.isEmpty() && names.isEmpty()) {
                    tags.add(tag());
                }
                looksAtNamesAlone |= tags.isEmpty();
                criteria.add(new Criterion(tags, names));
            }
            var marker = markers.get(random.nextInt(markers.size()));
            // By names alone everything after the marker is looked at; nothing of ours is before
            // the start.
            return new Condition(looksAtNamesAlone ? Math.max(marker, start) : marker, criteria);
        }

        private NewEvent event() {
            var tags = new HashSet<Tag>();
            if (random.nextInt(8) > 0) {
                tags.add(stream());
            }
            for (int count = random.nextInt(3); count > 0; count--) {
                tags.add(tag());
            }
            return ContractLog.event(tags, name + events++, eventName());
        }

        private Tag stream() {
            return new Tag("stream", name + random.nextInt(2));
        }

        private Tag tag() {
            return new Tag("k" + random.nextInt(2), name + random.nextInt(2));
        }

        private String eventName() {
            return name + "kind" + random.nextInt(2);
        }
    }
}
