package org.throughline.casefile.forum;

import java.time.LocalDate;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Give an agency a task with a date. */
public record AgreeForumAction(
        String actionId,
        String meetingId,
        AgencyId agency,
        String ownerRole,
        String actionCode,
        String wording,
        LocalDate due)
        implements CaseCommand {}
