package org.throughline.casefile.reminding;

import java.time.Instant;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.PersonId;

/** Have somebody of the project reminded of something. */
public record SetReminder(String reminderId, String what, Instant due, PersonId owner)
        implements CaseCommand {}
