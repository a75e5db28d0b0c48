package org.throughline.casefile.rights.access;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.clocks.WorkingTime;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.ClockPaused;
import org.throughline.casefile.events.RightsEvent.ClockResumed;
import org.throughline.casefile.memory.Known;

/** Which requests were received, whose clocks can stand still and go on? */
public record Receiving(Set<String> requests) {

    private static final Receiving NONE = new Receiving(Set.of());

    public static final Decider<ReceiveAccessRequest, Nothing> RECEIVE =
            new Decider<>(
                    ReceiveAccessRequest.class,
                    new Nothing(),
                    (nothing, _) -> nothing,
                    (_, asked) -> receive(asked));

    public static final Decider<PauseAccessClock, Receiving> PAUSE =
            new Decider<>(PauseAccessClock.class, NONE, Receiving::evolve, Receiving::pause);

    public static final Decider<ResumeAccessClock, Receiving> RESUME =
            new Decider<>(ResumeAccessClock.class, NONE, Receiving::evolve, Receiving::resume);

    Receiving evolve(RecordedEvent recorded) {
        return recorded.event() instanceof AccessRequestReceived received
                ? new Receiving(Known.with(requests, received.requestId()))
                : this;
    }

    private static Decision receive(Asked<ReceiveAccessRequest> asked) {
        var request = asked.command();
        return recorded(
                new AccessRequestReceived(
                        request.requestId(),
                        request.requester(),
                        request.wants(),
                        request.identity(),
                        request.receivedOn(),
                        AccessRequest.dueOf(
                                request.receivedOn(), WorkingTime.of(asked.register()))));
    }

    private Decision pause(Asked<PauseAccessClock> asked) {
        var pause = asked.command();
        return known(pause.requestId(), new ClockPaused(pause.requestId(), pause.why()));
    }

    private Decision resume(Asked<ResumeAccessClock> asked) {
        var resume = asked.command();
        return known(resume.requestId(), new ClockResumed(resume.requestId(), resume.identity()));
    }

    private Decision known(String requestId, CaseEvent fact) {
        return requests.contains(requestId)
                ? recorded(fact)
                : refused(Refusal.NOT_FOUND, "requestId");
    }
}
