package org.throughline.server.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.throughline.agencies.receiving.GatewayWatch;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/**
 * Requests that wait for something of an agency, a bounded number of each. They are let go before
 * the web server stops, so that it need not wait for them.
 */
@Component
@OnNode(NodeRole.GATEWAY)
public class Waiting implements SmartLifecycle {
    /** The longest that a request may ask to wait. */
    public static final Duration AT_MOST = Duration.ofSeconds(25);

    static final int REQUESTS_PER_AGENCY_MAX = 32;

    private final GatewayWatch watch;
    private final Map<AgencyId, Semaphore> places = new ConcurrentHashMap<>();
    private volatile boolean running;

    Waiting(GatewayWatch watch) {
        this.watch = watch;
    }

    /**
     * Asks until the answer is good or the time is over; without waiting when too many of the
     * agency wait already.
     */
    public <T> T until(
            AgencyId agency, Supplier<T> question, Predicate<T> isGood, Duration atMost) {
        var place = places.computeIfAbsent(agency, _ -> new Semaphore(REQUESTS_PER_AGENCY_MAX));
        if (atMost.isZero() || !place.tryAcquire()) {
            return question.get();
        }
        try {
            return watch.until(agency, question, isGood, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return question.get();
        } finally {
            place.release();
        }
    }

    @Override
    public void start() {
        watch.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        watch.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
