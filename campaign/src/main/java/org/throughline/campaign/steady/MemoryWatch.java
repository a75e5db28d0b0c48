package org.throughline.campaign.steady;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Looks every few seconds at how much memory the processes have. */
public final class MemoryWatch implements AutoCloseable {
    private static final int BETWEEN_SECONDS = 5;

    private final IntSupplier megabytes;
    private final NavigableMap<Instant, Integer> seen = new ConcurrentSkipListMap<>();
    private final Thread thread;

    public MemoryWatch(IntSupplier megabytes) {
        this.megabytes = megabytes;
        seen.put(Instant.now(), megabytes.getAsInt());
        this.thread = Thread.ofVirtual().name("memory-watch").start(this::look);
    }

    private void look() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(BETWEEN_SECONDS);
                seen.put(Instant.now(), megabytes.getAsInt());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was seen so far, at least once. */
    public NavigableMap<Instant, Integer> seen() {
        return new ConcurrentSkipListMap<>(seen);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
