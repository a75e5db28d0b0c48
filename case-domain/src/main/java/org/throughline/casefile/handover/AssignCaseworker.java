package org.throughline.casefile.handover;

import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.PersonId;

/** Give the case to a caseworker. */
public record AssignCaseworker(PersonId to) implements CaseCommand {}
