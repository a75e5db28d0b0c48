package org.throughline.server.evidence;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Facts are sealed a moment after they are recorded, and a key is destroyed as soon as the log says
 * so. Until that is sealed too, a verifier could not tell why values are missing. Whoever makes a
 * pack waits for it.
 */
public final class SealingWait {
    private static final Duration SEALED_WITHIN = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private SealingWait() {}

    /**
     * What comes out, asked for again and again for a few seconds until this holds of it.
     *
     * @throws SealingBehind when it does not within that time
     */
    public static <T> T until(Predicate<T> holds, Supplier<T> asked) {
        var found = within(SEALED_WITHIN, holds, asked);
        if (!holds.test(found)) {
            throw new SealingBehind();
        }
        return found;
    }

    /** The same for so long, and then whatever came out last. */
    static <T> T within(Duration atMost, Predicate<T> holds, Supplier<T> asked) {
        long end = System.nanoTime() + atMost.toNanos();
        var found = asked.get();
        while (!holds.test(found) && System.nanoTime() < end) {
            try {
                // What is waited for happens on another node, and nobody wakes this one.
                Thread.sleep(LOOK_AGAIN);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = asked.get();
        }
        return found;
    }
}
