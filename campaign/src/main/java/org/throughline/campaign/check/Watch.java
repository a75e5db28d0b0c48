package org.throughline.campaign.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;

/** Looks again and again at what one agency holds of one case, while everything goes on. */
public final class Watch implements AutoCloseable {
    /** What was seen at one moment: the events in the order of the agency's numbers. */
    public record Sight(AgencyId agency, CaseId caseId, List<String> events) {}

    private final AgencyStore store;
    private final List<AgencyId> agencies;
    private final Supplier<List<String>> cases;
    private final Random random;
    private final List<Sight> sights = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean closed;

    public Watch(
            AgencyStore store, List<AgencyId> agencies, Supplier<List<String>> cases, long seed) {
        this.store = store;
        this.agencies = List.copyOf(agencies);
        this.cases = cases;
        this.random = new Random(seed);
        this.thread = Thread.ofVirtual().name("watch").start(this::look);
    }

    private void look() {
        while (!closed) {
            var begun = cases.get();
            try {
                if (!begun.isEmpty()) {
                    var agency = agencies.get(random.nextInt(agencies.size()));
                    var caseId = new CaseId(begun.get(random.nextInt(begun.size())));
                    sights.add(new Sight(agency, caseId, events(store.told(agency, caseId))));
                }
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException databaseIsAway) {
                // Nothing is seen while it is; the next look may see again.
            }
        }
    }

    static List<String> events(List<PartnerEntry> told) {
        return told.stream().map(PartnerEntry::eventId).toList();
    }

    /** Everything that was seen. */
    public List<Sight> sights() {
        synchronized (sights) {
            return List.copyOf(sights);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
