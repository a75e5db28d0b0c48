package org.throughline.casefile;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MONDAY;

import java.time.LocalDate;
import java.util.List;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ContactEvent.ContactMade;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.events.TaskEvent.InterventionCreated;
import org.throughline.casefile.events.TaskEvent.ResolutionAchieved;
import org.throughline.casefile.values.ContactRule;

/** Facts of the work itself, as other tests need them in a history. */
public final class TaskFacts {

    public static final LocalDate END_OF_MARCH = LocalDate.parse("2025-03-31");

    private TaskFacts() {}

    public static HelpOffered helpOffered(String answer) {
        return new HelpOffered("o1", List.of("listening"), "mobile", "pa", true, answer, null);
    }

    public static InterventionCreated intervention(String interventionId) {
        return new InterventionCreated(
                interventionId,
                List.of("landlord-complaint"),
                null,
                true,
                END_OF_MARCH,
                "A landlord who acts",
                null);
    }

    public static SafetyMeasureInstalled lockChanged(String measureId) {
        return new SafetyMeasureInstalled(
                measureId, List.of("lock-change"), MONDAY, HOMES, true, "Front door", null);
    }

    public static ContactMade contact(String contactId) {
        return new ContactMade(
                contactId, "in-person", null, "in", 20, "Talked about the week", null, null);
    }

    public static ResolutionAchieved resolved() {
        return new ResolutionAchieved(
                "injunction-or-order", List.of(HOMES), "satisfied", false, null, null);
    }

    public static RiskAssessed risk(RiskLevel level) {
        return new RiskAssessed("hate-risk", "2.1", level, END_OF_MARCH, List.of(), level, null);
    }

    public static IncidentRecorded incident(String incidentId) {
        return new IncidentRecorded(
                incidentId,
                null,
                "stairwell",
                List.of("verbal"),
                List.of("race"),
                "victim",
                List.of("fear"),
                List.of("nobody"),
                null,
                "Shouted at on the stairs",
                null,
                null);
    }

    public static ContactSafetySet contactSafety(ContactRule... rules) {
        return new ContactSafetySet(List.of(rules), null, null, END_OF_MARCH);
    }
}
