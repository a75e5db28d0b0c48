package org.throughline.casefile.incidents;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.memory.Known;

/** Which incidents of this case have been told already? */
public record Recording(Set<String> told) {

    public static final Decider<RecordIncident, Recording> DECIDER =
            new Decider<>(
                    RecordIncident.class,
                    new Recording(Set.of()),
                    Recording::evolve,
                    Recording::decide);

    Recording evolve(RecordedEvent recorded) {
        return recorded.event() instanceof IncidentRecorded incident
                ? new Recording(Known.with(told, incident.incidentId()))
                : this;
    }

    Decision decide(Asked<RecordIncident> asked) {
        var incident = asked.command();
        if (told.contains(incident.incidentId())) {
            return refused(Refusal.VALIDATION, "incidentId");
        }
        return recorded(
                new IncidentRecorded(
                        incident.incidentId(),
                        incident.to(),
                        incident.placeKind(),
                        incident.kinds(),
                        incident.motivations(),
                        incident.perceivedBy(),
                        incident.harms(),
                        incident.reportedTo(),
                        incident.place(),
                        incident.account(),
                        incident.refs(),
                        incident.copiedFrom()));
    }
}
