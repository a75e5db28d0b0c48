package org.throughline.casefile.tasks;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.BasisEvent;
import org.throughline.casefile.events.CaseLifeEvent;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.ContactEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.IncidentEvent;
import org.throughline.casefile.events.ReferralEvent;
import org.throughline.casefile.events.RightsEvent;
import org.throughline.casefile.events.SafetyEvent;
import org.throughline.casefile.events.SafetyEvent.GoalReviewed;
import org.throughline.casefile.events.SafetyEvent.NeedIdentified;
import org.throughline.casefile.events.SafetyEvent.NeedReviewed;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureRequested;
import org.throughline.casefile.events.SafetyEvent.ServiceGapRecorded;
import org.throughline.casefile.events.SafetyEvent.SupportPlanAgreed;
import org.throughline.casefile.events.TaskEvent;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.events.TaskEvent.ImpactMeasured;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.events.TaskEvent.InterventionActionRecorded;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.events.TaskEvent.ResolutionAchieved;
import org.throughline.casefile.events.TaskEvent.ResolutionProposed;
import org.throughline.casefile.memory.ErrorMarks;
import org.throughline.casefile.tasks.Lamp.State;

/** The four lamps of a case: not yet, begun or done, and since which event. */
public record FourLamps(Map<Task, Lamp> byTask) {

    /** A case of which nothing is recorded. */
    public static final FourLamps DARK = new FourLamps(Map.of());

    public FourLamps {
        var all = new EnumMap<Task, Lamp>(Task.class);
        for (var task : Task.values()) {
            all.put(task, byTask.getOrDefault(task, Lamp.dark(task)));
        }
        byTask = Collections.unmodifiableMap(all);
    }

    /** Events in error do not count. */
    public static FourLamps of(List<RecordedEvent> history) {
        var lamps = DARK;
        for (var recorded : ErrorMarks.without(history)) {
            lamps = lamps.after(recorded);
        }
        return lamps;
    }

    /** In the order of the work. */
    public List<Lamp> all() {
        return List.copyOf(byTask.values());
    }

    public Lamp of(Task task) {
        return byTask.getOrDefault(task, Lamp.dark(task));
    }

    /** The next missing step: the first task that is not done. */
    public Optional<Task> next() {
        return Arrays.stream(Task.values()).filter(task -> !of(task).isDone()).findFirst();
    }

    /** The tasks that are done. */
    public List<Task> done() {
        return Arrays.stream(Task.values()).filter(task -> of(task).isDone()).toList();
    }

    /** These lamps after one more event. */
    public FourLamps after(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case TaskEvent event -> after(event, recorded);
            case SafetyEvent event -> after(event, recorded);
            case AgencyEvent _, BasisEvent _, CaseLifeEvent _, ClientEvent _ -> this;
            case ContactEvent _, CorrectionEvent _, IncidentEvent _, ReferralEvent _ -> this;
            case RightsEvent _ -> this;
        };
    }

    private FourLamps after(TaskEvent event, RecordedEvent by) {
        return switch (event) {
            case HelpOffered help ->
                    with(Task.HELP, help.answer().equals("later") ? State.BEGUN : State.DONE, by);
            case InterventionCreated _ -> with(Task.INTERVENTION, intervened(), by);
            case InterventionEnded ended ->
                    ended.result().equals("not") ? this : with(Task.INTERVENTION, State.DONE, by);
            case ImpactMeasured _ -> with(Task.IMPACT, State.BEGUN, by);
            case ImpactReduced _ -> with(Task.IMPACT, State.DONE, by);
            case ResolutionProposed _ -> with(Task.RESOLUTION, State.BEGUN, by);
            case ResolutionAchieved _ -> resolved(by);
            case InterventionActionRecorded _ -> this;
        };
    }

    private FourLamps after(SafetyEvent event, RecordedEvent by) {
        return switch (event) {
            case SafetyMeasureRequested _, SafetyMeasureInstalled _ ->
                    with(Task.IMPACT, State.BEGUN, by);
            case GoalReviewed _, NeedIdentified _, NeedReviewed _, RiskAssessed _ -> this;
            case ServiceGapRecorded _, SupportPlanAgreed _ -> this;
        };
    }

    private State intervened() {
        return of(Task.RESOLUTION).isDone() ? State.DONE : State.BEGUN;
    }

    /** A resolution proves that an intervention was. */
    private FourLamps resolved(RecordedEvent by) {
        var done = with(Task.RESOLUTION, State.DONE, by);
        return of(Task.INTERVENTION).state() == State.BEGUN
                ? done.with(Task.INTERVENTION, State.DONE, by)
                : done;
    }

    private FourLamps with(Task task, State state, RecordedEvent by) {
        var lamps = new EnumMap<>(byTask);
        lamps.put(task, of(task).at(state, by));
        return new FourLamps(lamps);
    }
}
