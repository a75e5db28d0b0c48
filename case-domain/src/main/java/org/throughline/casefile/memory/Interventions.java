package org.throughline.casefile.memory;

import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;

/** The interventions of a case. */
public record Interventions(Set<String> ids) {

    public static final Interventions NONE = new Interventions(Set.of());

    /** This memory after one more event. */
    public Interventions evolve(RecordedEvent recorded) {
        return recorded.event() instanceof InterventionCreated created
                ? new Interventions(Known.with(ids, created.interventionId()))
                : this;
    }

    public boolean has(String interventionId) {
        return ids.contains(interventionId);
    }
}
