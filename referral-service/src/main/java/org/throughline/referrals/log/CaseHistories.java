package org.throughline.referrals.log;

import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.known.KnownCase;
import org.throughline.referrals.known.KnownCases;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.referrals.stored.StoredFact;

/** The whole history of a case. */
public final class CaseHistories {
    private final FactReader log;
    private final PersonalSeal seal;
    private final KnownCases known;

    public CaseHistories(FactReader log, PersonalSeal seal, KnownCases known) {
        this.log = log;
        this.seal = seal;
        this.known = known;
    }

    /**
     * All events of the case in its order, straight from the log; empty when nobody opened it. What
     * people are shown is what stands there.
     */
    public List<RecordedEvent> of(CaseId caseId) {
        return opened(log.stream(caseId.value()));
    }

    /**
     * The same for those who follow the log: of a case that this node has seen lately only what is
     * new is read and opened.
     */
    public List<RecordedEvent> lately(CaseId caseId) {
        seal.noticeErasures();
        long erasures = known.erasures();
        var seen = known.of(caseId);
        var slice = log.stream(caseId.value(), seen == null ? 0 : seen.upTo());
        if (seen != null && slice.facts().isEmpty()) {
            return seen.history();
        }
        var more = opened(slice.facts());
        var now = seen == null ? KnownCase.of(more, slice.upTo()) : seen.plus(more, slice.upTo());
        known.remember(caseId, now, erasures);
        return now.history();
    }

    /**
     * The same, and nothing is read when this node knows the case up to this number of it already.
     */
    public List<RecordedEvent> lately(CaseId caseId, int caseSeq) {
        seal.noticeErasures();
        var seen = known.of(caseId);
        return seen != null && seen.history().size() >= caseSeq ? seen.history() : lately(caseId);
    }

    private List<RecordedEvent> opened(List<StoredFact> facts) {
        return facts.stream().map(seal::opened).map(EventJson::readEvent).toList();
    }
}
