package org.throughline.casefile.forum;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.AgencyEvent.ForumPackIssued;
import org.throughline.casefile.memory.Bases;
import org.throughline.casefile.memory.Known;

/**
 * Which meetings speak of the case, and on what ground may an agency read of it there? A pack goes
 * only to those who signed that they keep it to themselves.
 */
public record Issuing(Bases bases, Set<String> meetings) {

    public static final Decider<IssueForumPack, Issuing> DECIDER =
            new Decider<>(
                    IssueForumPack.class,
                    new Issuing(Bases.NONE, Set.of()),
                    Issuing::evolve,
                    Issuing::decide);

    Issuing evolve(RecordedEvent recorded) {
        return new Issuing(
                bases.evolve(recorded),
                recorded.event() instanceof CaseListedForForum listed
                        ? Known.with(meetings, listed.meetingId())
                        : meetings);
    }

    Decision decide(Asked<IssueForumPack> asked) {
        var pack = asked.command();
        if (!meetings.contains(pack.meetingId())) {
            return refused(Refusal.NOT_FOUND, "meetingId");
        }
        return Invited.against(
                        pack.agencies(),
                        bases,
                        asked,
                        agency -> asked.register().hasSigned(pack.meetingId(), agency))
                .orElseGet(() ->
                        recorded(
                                new ForumPackIssued(
                                        pack.meetingId(),
                                        pack.packVersion(),
                                        pack.agencies(),
                                        pack.expiresAt())));
    }
}
