package org.throughline.casefile.forum;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Map;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.AgencyEvent.ForumActionAgreed;
import org.throughline.casefile.events.AgencyEvent.ForumActionReported;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Known;

/**
 * Which meetings spoke of the case, and which agency owes what?
 *
 * @param owedBy the agency that each action was given to
 */
public record Acting(Set<String> meetings, Map<String, AgencyId> owedBy) {

    private static final Acting NONE = new Acting(Set.of(), Map.of());

    public static final Decider<AgreeForumAction, Acting> AGREE =
            new Decider<>(AgreeForumAction.class, NONE, Acting::evolve, Acting::agree);

    public static final Decider<ReportForumAction, Acting> REPORT =
            new Decider<>(ReportForumAction.class, NONE, Acting::evolve, Acting::report);

    Acting evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case CaseListedForForum listed ->
                    new Acting(Known.with(meetings, listed.meetingId()), owedBy);
            case ForumActionAgreed agreed ->
                    new Acting(meetings, Known.with(owedBy, agreed.actionId(), agreed.agency()));
            default -> this;
        };
    }

    Decision agree(Asked<AgreeForumAction> asked) {
        var action = asked.command();
        if (!meetings.contains(action.meetingId())) {
            return refused(Refusal.NOT_FOUND, "meetingId");
        }
        return recorded(
                new ForumActionAgreed(
                        action.actionId(),
                        action.meetingId(),
                        action.agency(),
                        action.ownerRole(),
                        action.actionCode(),
                        action.due(),
                        action.wording()));
    }

    Decision report(Asked<ReportForumAction> asked) {
        var report = asked.command();
        if (!mayReport(asked.by(), report.actionId())) {
            return refused(Refusal.NOT_FOUND, "actionId");
        }
        return recorded(new ForumActionReported(report.actionId(), report.result(), report.note()));
    }

    /** The coordinator reports for everyone, an agency for itself. */
    private boolean mayReport(Actor by, String actionId) {
        var owner = owedBy.get(actionId);
        return owner != null && (!by.role().isOfAgency() || owner.equals(by.agency()));
    }
}
