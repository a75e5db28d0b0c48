package org.throughline.server.story;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.sharing.release.Gate;

/** What each agency holds of a case in its own store, beside what was released to it. */
public final class AgencyCopies {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final ReleasedEntries released;
    private final AgencyStore store;

    public AgencyCopies(ReleasedEntries released, AgencyStore store) {
        this.released = released;
        this.store = store;
    }

    /**
     * Waits until every agency holds everything that was released to it of the case; false when the
     * time is over.
     */
    public boolean await(CaseId caseId, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!hasArrived(caseId)) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }

    private boolean hasArrived(CaseId caseId) {
        return released.of(caseId).stream()
                .collect(Collectors.groupingBy(one -> one.entry().agency(), Collectors.counting()))
                .entrySet()
                .stream()
                .allMatch(one -> store.told(one.getKey(), caseId).size() == one.getValue());
    }

    /** Every entry that the agency holds, as it came. */
    public List<PartnerEntry> told(AgencyId agency, CaseId caseId) {
        return store.told(agency, caseId);
    }

    /** What the agency may be shown now. */
    public List<Served> served(AgencyId agency, CaseId caseId) {
        return store.served(agency, caseId);
    }

    /** The same in the order of display. */
    public List<Served> timeline(AgencyId agency, CaseId caseId) {
        return store.timeline(agency, caseId);
    }

    public Map<AgencyId, Gate> gates(CaseId caseId) {
        return released.gates(caseId);
    }

    /** What was released to the agency, with places in the case. */
    public List<ReleasedEntry> released(AgencyId agency, CaseId caseId) {
        return released.of(caseId, agency);
    }
}
