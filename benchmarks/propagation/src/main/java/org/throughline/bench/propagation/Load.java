package org.throughline.bench.propagation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Callers at a steady pace altogether; each has cases of its own, and waits for every answer. */
final class Load implements AutoCloseable {
    static final int CALLERS = 12;

    private final Contender contender;
    private final long nanosBetween;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicInteger numbers;
    private final List<Told> told = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean closed;

    /**
     * What was answered.
     *
     * @param at when, in nanoseconds of this process
     * @param tries how often it was handed in
     */
    record Told(String id, int caseNumber, long at, int tries) {}

    /**
     * @param cases numbered from 0
     * @param from the number of the first fact
     */
    Load(Contender contender, int cases, int perSecond, int from) {
        this.contender = contender;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.numbers = new AtomicInteger(from);
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            callers.add(Thread.ofVirtual().start(() -> call(caller, cases)));
        }
    }

    private void call(int caller, int cases) {
        try {
            for (int turn = 0; !closed; turn++) {
                int mine = (cases - caller + CALLERS - 1) / CALLERS;
                awaitTurn();
                int caseNumber = caller + turn % mine * CALLERS;
                var answer = contender.hand(caseNumber, numbers.getAndIncrement());
                told.add(new Told(answer.id(), caseNumber, System.nanoTime(), answer.tries()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTurn() throws InterruptedException {
        long mine = next.getAndUpdate(last -> Math.max(last, System.nanoTime()) + nanosBetween);
        long wait = mine - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** Everything that was answered so far, in the order of the answers. */
    List<Told> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    /** The number of the fact after the last. */
    int next() {
        return numbers.get();
    }

    /** Lets everybody finish. */
    @Override
    public void close() {
        closed = true;
        for (var caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
