package org.throughline.agencies.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Served;

/** The entries of deliveries as they may be shown now; each case is read once. */
final class ServedEntries {
    private final AgencyStore store;
    private final Map<CaseId, List<Served>> feeds = new HashMap<>();

    ServedEntries(AgencyStore store) {
        this.store = store;
    }

    Served of(Delivery delivery) {
        return feeds
                .computeIfAbsent(delivery.caseId(), caseId -> store.feed(delivery.agency(), caseId))
                .stream()
                .filter(one -> one.entry().agencySeq() == delivery.agencySeq())
                .findFirst()
                .orElseThrow();
    }

    /** Whether it may go out: its gate is open, or it is a notice, a last word or of an erasure. */
    boolean mayLeave(Delivery delivery) {
        return delivery.isErasure()
                || of(delivery).state() == Served.State.WHOLE
                || store.isOpen(delivery.agency(), delivery.caseId());
    }
}
