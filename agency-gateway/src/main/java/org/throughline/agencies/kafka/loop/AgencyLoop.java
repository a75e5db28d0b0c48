package org.throughline.agencies.kafka.loop;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats one step for one agency until it is closed. A broker or a database that is away means
 * waiting with growing pauses, never loss; each agency has loops of its own, so that one does not
 * delay another.
 */
public final class AgencyLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgencyLoop.class);
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_SAID = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    /** One step of the loop, and what it leaves behind when the loop ends. */
    public interface Step extends AutoCloseable {
        void run() throws Exception;

        /** Gives everything up that may be broken after a failure; the next step starts afresh. */
        void reset();

        @Override
        void close();
    }

    private final String name;
    private final Step step;
    private final Thread thread;
    private volatile @Nullable String trouble;
    private volatile boolean closed;

    public AgencyLoop(String name, Step step) {
        this.name = name;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
    }

    public AgencyLoop start() {
        thread.start();
        return this;
    }

    public String name() {
        return name;
    }

    /** What holds the loop up now, without content; null while it runs. */
    public @Nullable String trouble() {
        return trouble;
    }

    private void loop() {
        var pause = PAUSE_MIN;
        var said = false;
        while (!closed) {
            try {
                step.run();
                trouble = null;
                said = false;
                pause = PAUSE_MIN;
            } catch (InterruptedException | InterruptException | WakeupException e) {
                break;
            } catch (Exception e) {
                // The outermost loop: whatever it is, we stay where we are and try again.
                if (closed) {
                    break;
                }
                var now = e.getClass().getSimpleName();
                // A passing fault is no news; one that stays is said once.
                if (pause.compareTo(PAUSE_SAID) >= 0 && !said) {
                    LOG.warn("{} waits: {}", name, now);
                    said = true;
                }
                trouble = now;
                step.reset();
                if (!slept(pause)) {
                    break;
                }
                pause =
                        pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0
                                ? PAUSE_MAX
                                : pause.multipliedBy(2);
            }
        }
        // The interruption was for the waiting; what closes in good order must not see it again.
        Thread.interrupted();
        step.close();
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
