package org.throughline.server.pages.timeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.throughline.casefile.events.AgencyEvent;
import org.throughline.casefile.events.BasisEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.ContactEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.IncidentEvent;
import org.throughline.casefile.events.ReferralEvent;
import org.throughline.casefile.events.RightsEvent;
import org.throughline.casefile.events.SafetyEvent;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureRequested;
import org.throughline.casefile.events.TaskEvent;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.events.TaskEvent.ImpactMeasured;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.events.TaskEvent.InterventionActionRecorded;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;
import org.throughline.casefile.events.TaskEvent.InterventionEnded;
import org.throughline.casefile.events.TaskEvent.ResolutionAchieved;
import org.throughline.casefile.events.TaskEvent.ResolutionProposed;

/** What an event is part of: one of the four tasks, or what stands around them. */
public enum Kind {
    HELP("Task 1: offering help"),
    INTERVENTION("Task 2: creating an intervention"),
    IMPACT("Task 3: reducing the immediate impact"),
    RESOLUTION("Task 4: achieving a resolution"),
    INCIDENTS("Incidents and evidence"),
    CLIENT("Client and household"),
    CONTACT("Contact and notes"),
    RISK("Risk, needs and plans"),
    BASIS("Consent and basis"),
    REFERRALS("Referrals"),
    MEETINGS("Meetings and sharing"),
    CORRECTIONS("Corrections"),
    RIGHTS("Rights of people"),
    CASE("Opening, handover and closing");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** The one of this code; empty when there is none. */
    static Optional<Kind> named(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static Kind of(CaseEvent event) {
        return switch (event) {
            case TaskEvent task -> of(task);
            case SafetyMeasureRequested _, SafetyMeasureInstalled _ -> IMPACT;
            case SafetyEvent _ -> RISK;
            case IncidentEvent _ -> INCIDENTS;
            case ClientEvent _ -> CLIENT;
            case ContactEvent _ -> CONTACT;
            case BasisEvent _ -> BASIS;
            case ReferralEvent _ -> REFERRALS;
            case AgencyEvent _ -> MEETINGS;
            case CorrectionEvent _ -> CORRECTIONS;
            case RightsEvent _ -> RIGHTS;
            case CaseLifeEvent _ -> CASE;
        };
    }

    private static Kind of(TaskEvent event) {
        return switch (event) {
            case HelpOffered _ -> HELP;
            case InterventionCreated _, InterventionActionRecorded _, InterventionEnded _ ->
                    INTERVENTION;
            case ImpactMeasured _, ImpactReduced _ -> IMPACT;
            case ResolutionProposed _, ResolutionAchieved _ -> RESOLUTION;
        };
    }
}
