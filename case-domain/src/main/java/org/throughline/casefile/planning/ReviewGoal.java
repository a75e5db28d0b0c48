package org.throughline.casefile.planning;

import org.throughline.casefile.CaseCommand;

/** Say how near a goal is. */
public record ReviewGoal(String goalId, String progress) implements CaseCommand {}
