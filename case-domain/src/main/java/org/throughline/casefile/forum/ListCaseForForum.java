package org.throughline.casefile.forum;

import java.time.LocalDate;
import java.util.List;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Put the case on the list of a multi-agency meeting. */
public record ListCaseForForum(
        String meetingId, LocalDate meetingOn, List<String> reasons, List<AgencyId> agencies)
        implements CaseCommand {
    public ListCaseForForum {
        reasons = List.copyOf(reasons);
        agencies = List.copyOf(agencies);
    }
}
