package org.throughline.casefile.forum;

import java.time.Instant;
import java.util.List;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Give each agency of the meeting what it needs to know of the case. */
public record IssueForumPack(
        String meetingId, int packVersion, List<AgencyId> agencies, Instant expiresAt)
        implements CaseCommand {
    public IssueForumPack {
        agencies = List.copyOf(agencies);
    }
}
