package org.throughline.casefile.reminding;

import org.throughline.casefile.CaseCommand;

/** Say what became of a reminder. */
public record ClearReminder(String reminderId, String result) implements CaseCommand {}
