package org.throughline.referrals.stored;

import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.log.FactReader;

/** The whole history of a case, straight from the log. */
public final class CaseHistories {
    private final FactReader log;

    public CaseHistories(FactReader log) {
        this.log = log;
    }

    /** All events of the case in its order; empty when nobody opened it. */
    public List<RecordedEvent> of(CaseId caseId) {
        return log.stream(caseId.value()).stream().map(EventJson::readEvent).toList();
    }
}
