package org.throughline.bench.measure;

import java.util.function.Consumer;

/** Reads a store from its first event on and remembers how far it has come, as the peer would. */
public interface Follower extends AutoCloseable {
    /** How long a follower without a way of its own to be woken waits for more. */
    int PAUSE_MS = 20;

    /**
     * Shows what there is since the last time. After a failure it is asked again and goes on where
     * it was.
     *
     * @return how many events were shown
     */
    int poll(Consumer<Shown> sink) throws Exception;

    /** Waits a little for more to come. */
    default void await() throws InterruptedException {
        Thread.sleep(PAUSE_MS);
    }

    @Override
    default void close() {}

    /** An event as the follower sees it. */
    record Shown(String id, String stream) {}
}
