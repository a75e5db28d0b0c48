package org.throughline.referrals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Answer.EventRef;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.atonce.ContractRefusals;
import org.throughline.referrals.atonce.RandomCommands;

/** One case, at which two caseworkers on two nodes write at once, and what is wrong with it. */
final class ContestedCase implements AutoCloseable {
    /** What one of the two said at once with the other, and what it was answered. */
    record Said(Handed handed, Answer answer) {}

    final CaseId caseId;
    final List<String> wrong = new ArrayList<>();
    final Map<String, Integer> answers = new TreeMap<>();
    private final List<Desk> desks;
    private final Alone alone;
    private final Random random;
    private final List<RandomCommands> said = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Map<String, Done> acknowledged = new HashMap<>();
    private List<RecordedEvent> history = List.of();
    private Instant now = Instant.parse("2025-03-03T09:00:00Z");

    ContestedCase(String caseId, long seed, Desk one, Desk other) {
        this.caseId = new CaseId(caseId);
        this.desks = List.of(one, other);
        this.alone = new Alone(one.registers().now());
        this.random = new Random(seed);
        for (var worker : List.of("CW-1", "CW-4")) {
            said.add(new RandomCommands(caseId, worker, one.commands(), random));
        }
    }

    List<RecordedEvent> history() {
        return history;
    }

    /** Both open the case at once. */
    void open() {
        atOnce(List.of(List.of(said.get(0).opening(now)), List.of(said.get(1).opening(now))));
    }

    /** Both say one to three things at once; sometimes both the same. */
    void step() {
        now = now.plus(1 + random.nextInt(120), ChronoUnit.MINUTES);
        if (random.nextInt(100) < 4) {
            now = now.plus(1 + random.nextInt(6), ChronoUnit.DAYS);
        }
        var bursts = new ArrayList<List<Handed>>();
        for (var source : said) {
            var burst = new ArrayList<Handed>();
            for (var at = 0; at <= random.nextInt(3); at++) {
                burst.add(source.next(history, now));
            }
            bursts.add(burst);
        }
        if (random.nextInt(100) < 8) {
            bursts.set(1, bursts.get(0));
        }
        atOnce(bursts);
    }

    private void atOnce(List<List<Handed>> bursts) {
        var tasks = new ArrayList<Callable<List<Said>>>();
        for (var at = 0; at < 2; at++) {
            var desk = desks.get(at);
            var burst = bursts.get(at);
            tasks.add(() -> burst.stream().map(it -> new Said(it, desk.hand(it).join())).toList());
        }
        var before = history.size();
        try {
            var all = new ArrayList<Said>();
            for (var task : threads.invokeAll(tasks)) {
                all.addAll(task.get());
            }
            history = desks.get(random.nextInt(2)).histories().of(caseId);
            all.forEach(one -> check(one, before));
            checkWhole(before);
        } catch (ExecutionException thrown) {
            wrong.add("thrown: " + thrown.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void check(Said said, int before) {
        var name = said.handed().command();
        switch (said.answer()) {
            case Refused refused -> {
                answers.merge(refused.reason().name(), 1, Integer::sum);
                if (!ContractRefusals.of(name).contains(refused.reason())) {
                    wrong.add(name + " must not be refused as " + refused.reason());
                } else if (!isExplained(said.handed(), refused, before)) {
                    wrong.add(name + " was refused without need as " + refused);
                }
            }
            case Done done -> {
                answers.merge(done.repeated() ? "repeated" : "Done", 1, Integer::sum);
                var first = acknowledged.putIfAbsent(id(said.handed()), done);
                if (first != null && !first.events().equals(done.events())) {
                    wrong.add(name + " was answered " + first + " and then " + done);
                }
                if (!done.repeated()) {
                    checkRecorded(said.handed(), done);
                }
            }
        }
    }

    private static String id(Handed handed) {
        return handed.data().path("commandId").asString();
    }

    /** At some moment between the question and the answer the case was one that refuses it. */
    private boolean isExplained(Handed handed, Refused refused, int before) {
        for (var end = before; end <= history.size(); end++) {
            var isBetween = end == 0 || end == history.size() || isEndOfCommit(end);
            if (isBetween
                    && alone.decide(handed, history.subList(0, end))
                            instanceof Decision.Refused(var reason, var _)
                    && reason == refused.reason()) {
                return true;
            }
        }
        return false;
    }

    private boolean isEndOfCommit(int end) {
        return !history.get(end - 1).recordedAt().equals(history.get(end).recordedAt());
    }

    /**
     * What is acknowledged stands where the answer says, and follows from all that stands before.
     */
    private void checkRecorded(Handed handed, Done done) {
        var stands = history.stream().filter(it -> it.commandId().equals(id(handed))).toList();
        var refs =
                stands.stream()
                        .map(it -> new EventRef(it.eventId(), it.type(), it.caseSeq()))
                        .toList();
        if (!refs.equals(done.events())) {
            wrong.add(handed.command() + " was answered " + done + " and stands as " + refs);
        } else if (!stands.isEmpty()) {
            var seen = history.subList(0, stands.getFirst().caseSeq() - 1);
            var decision = alone.decide(handed, seen);
            var events = stands.stream().map(RecordedEvent::event).toList();
            if (!decision.equals(new Decision.Recorded(events))) {
                wrong.add(handed.command() + " stands at " + (seen.size() + 1) + " unlike decided");
            }
        }
    }

    /** Dense, in order, and nothing that nobody was told of. */
    private void checkWhole(int before) {
        for (var at = before; at < history.size(); at++) {
            var event = history.get(at);
            if (event.caseSeq() != at + 1) {
                wrong.add("caseSeq " + event.caseSeq() + " at place " + (at + 1));
            }
            if (!acknowledged.containsKey(event.commandId())) {
                wrong.add(event.type() + " at " + (at + 1) + " was never acknowledged");
            }
            if (at > 0 && event.recordedAt().isBefore(history.get(at - 1).recordedAt())) {
                wrong.add(event.type() + " at " + (at + 1) + " goes back in time");
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
