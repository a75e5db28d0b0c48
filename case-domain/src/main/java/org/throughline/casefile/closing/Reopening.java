package org.throughline.casefile.closing;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;

/** Is the case closed at all? */
public record Reopening(boolean isClosed) {

    public static final Decider<ReopenCase, Reopening> DECIDER =
            new Decider<>(
                    ReopenCase.class, new Reopening(false), Reopening::evolve, Reopening::decide);

    Reopening evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case CaseClosed _ -> new Reopening(true);
            case CaseReopened _ -> new Reopening(false);
            default -> this;
        };
    }

    Decision decide(Asked<ReopenCase> asked) {
        return isClosed
                ? recorded(new CaseReopened(asked.command().reason()))
                : refused(Refusal.VALIDATION, "caseId");
    }
}
