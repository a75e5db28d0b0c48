package org.throughline.agencies.reaching;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.throughline.casefile.ids.AgencyId;

/** Tells the deliveries of this node that there is something to do. */
public final class DeliveryBell {
    private final Map<AgencyId, Semaphore> rung = new ConcurrentHashMap<>();

    /**
     * Rings when the transaction that this thread is in has committed, or now when it is in none.
     */
    public void ring(AgencyId agency) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            of(agency).release();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        of(agency).release();
                    }
                });
    }

    /** Waits for the bell, but not for ever: another node may have queued something. */
    public void await(AgencyId agency, Duration atMost) throws InterruptedException {
        var bell = of(agency);
        if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private Semaphore of(AgencyId agency) {
        return rung.computeIfAbsent(agency, _ -> new Semaphore(0));
    }
}
