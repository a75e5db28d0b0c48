package org.throughline.campaign.work;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many people at once, each telling the two stories of one new case after the other, at a steady
 * pace altogether.
 */
public final class Workload implements AutoCloseable {
    private final Caller caller;
    private final List<Script> scripts;
    private final String prefix;
    private final long pauseNanos;
    private final List<Said> history = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final AtomicInteger cases = new AtomicInteger();
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean closed;

    /**
     * @param prefix of the cases, for each round another
     * @param perSecond commands of all people together
     */
    public Workload(List<String> nodes, Path stories, String prefix, int people, int perSecond) {
        this.caller = new Caller(nodes);
        this.scripts = List.of(Script.of(stories, "0101"), Script.of(stories, "0102"));
        this.prefix = prefix;
        this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (int i = 0; i < people; i++) {
            this.people.add(Thread.ofVirtual().name("person-" + i).start(this::work));
        }
    }

    private void work() {
        try {
            while (!closed) {
                int number = cases.incrementAndGet();
                tell(prefix + number, scripts.get(number % scripts.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String caseId, Script script) throws InterruptedException {
        for (int i = 0; i < script.length() && !closed; i++) {
            awaitTurn();
            var line = script.line(i, caseId, versions.getOrDefault(caseId, 0), Instant.now());
            var said = caller.say(line);
            history.add(said);
            versions.merge(caseId, said.eventIds().size(), Integer::sum);
        }
    }

    private void awaitTurn() throws InterruptedException {
        long mine = next.updateAndGet(last -> Math.max(last, System.nanoTime()) + pauseNanos);
        long wait = mine - pauseNanos - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** The cases that were begun. */
    public List<String> cases() {
        var begun = new ArrayList<String>();
        for (int number = 1; number <= cases.get(); number++) {
            begun.add(prefix + number);
        }
        return begun;
    }

    /** How often a node did not answer. */
    public long failures() {
        return caller.failures();
    }

    /** Everything that was said so far. */
    public List<Said> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    /** Lets everybody finish what they have begun to say. */
    @Override
    public void close() {
        closed = true;
        for (var person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
