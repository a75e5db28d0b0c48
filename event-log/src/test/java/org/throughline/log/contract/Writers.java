package org.throughline.log.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome.Appended;
import org.throughline.log.entry.AppendOutcome.Repeated;

/** Callers that append without a pause, and hand the same command in again until it is answered. */
final class Writers {
    private static final int CALLERS = 8;

    /** Name to position, of everything that was acknowledged. */
    final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    private final List<Thread> callers = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean stopped;

    Writers(PostgresLog log) {
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.add(Thread.startVirtualThread(() -> append(log)));
        }
    }

    private void append(PostgresLog log) {
        while (!stopped) {
            int number = next.getAndIncrement();
            var id = "e" + number;
            while (!acknowledged.containsKey(id) && !stopped) {
                try {
                    var outcome =
                            log.append(
                                            null,
                                            List.of(ContractLog.event("s" + number % 5, id)),
                                            ContractLog.key(id))
                                    .join();
                    switch (outcome) {
                        case Appended appended -> acknowledged.put(id, appended.first());
                        case Repeated repeated -> acknowledged.put(id, repeated.first());
                        default -> throw new IllegalStateException(outcome.toString());
                    }
                } catch (CompletionException e) {
                    // The server is away, and nobody knows: the same command again.
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        stopped = true;
        for (var caller : callers) {
            caller.join();
        }
    }
}
