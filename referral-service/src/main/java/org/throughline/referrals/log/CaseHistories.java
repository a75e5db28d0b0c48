package org.throughline.referrals.log;

import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.PersonalSeal;

/** The whole history of a case, straight from the log. */
public final class CaseHistories {
    private final FactReader log;
    private final PersonalSeal seal;

    public CaseHistories(FactReader log, PersonalSeal seal) {
        this.log = log;
        this.seal = seal;
    }

    /** All events of the case in its order; empty when nobody opened it. */
    public List<RecordedEvent> of(CaseId caseId) {
        return log.stream(caseId.value()).stream()
                .map(seal::opened)
                .map(EventJson::readEvent)
                .toList();
    }
}
