package org.throughline.casefile.rights.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.clocks.WorkingTime;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.ClockPaused;
import org.throughline.casefile.events.RightsEvent.ClockResumed;
import org.throughline.casefile.register.Register;

/** The requests to see the file, in the order in which they came, and when each is due. */
public record AccessRequests(Map<String, AccessRequest> byId, WorkingTime time) {

    public AccessRequests {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /** What the history says, counted with the working days of the register. */
    public static AccessRequests of(List<RecordedEvent> history, Register register) {
        var requests = new AccessRequests(Map.of(), WorkingTime.of(register));
        for (var recorded : history) {
            requests = requests.evolve(recorded);
        }
        return requests;
    }

    public Optional<AccessRequest> find(String requestId) {
        return Optional.ofNullable(byId.get(requestId));
    }

    public Collection<AccessRequest> all() {
        return byId.values();
    }

    /** This memory after one more event. */
    AccessRequests evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case AccessRequestReceived it ->
                    with(new AccessRequest(it.requestId(), it.identity(), it.due(), null));
            case ClockPaused it ->
                    changed(it.requestId(), request -> request.pausedOn(dayOf(recorded)));
            case ClockResumed it ->
                    changed(
                            it.requestId(),
                            request -> request.resumedOn(dayOf(recorded), it.identity(), time));
            default -> this;
        };
    }

    /** The day on which it happened: who records a pause late does not lose days by it. */
    private static LocalDate dayOf(RecordedEvent recorded) {
        return Register.dayOf(recorded.occurredAt());
    }

    private AccessRequests changed(String requestId, UnaryOperator<AccessRequest> change) {
        return find(requestId).map(request -> with(change.apply(request))).orElse(this);
    }

    private AccessRequests with(AccessRequest request) {
        var more = new LinkedHashMap<>(byId);
        more.put(request.requestId(), request);
        return new AccessRequests(more, time);
    }
}
