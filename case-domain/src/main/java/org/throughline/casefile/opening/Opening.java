package org.throughline.casefile.opening;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;

/** Is the name of this case still free? */
public record Opening(boolean isTaken) {

    public static final Decider<OpenCase, Opening> DECIDER =
            new Decider<>(OpenCase.class, new Opening(false), Opening::evolve, Opening::decide);

    Opening evolve(RecordedEvent recorded) {
        return recorded.event() instanceof CaseOpened ? new Opening(true) : this;
    }

    Decision decide(Asked<OpenCase> asked) {
        if (isTaken) {
            return refused(Refusal.VERSION_CONFLICT, "caseId");
        }
        var open = asked.command();
        return recorded(
                new CaseOpened(
                        open.caseRef(),
                        open.projectId(),
                        open.sourceKind(),
                        open.channel(),
                        open.sourceAgency(),
                        open.anonymous(),
                        open.receivedAt(),
                        open.clientName()));
    }
}
