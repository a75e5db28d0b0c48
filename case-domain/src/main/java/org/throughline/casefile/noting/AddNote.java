package org.throughline.casefile.noting;

import org.throughline.casefile.CaseCommand;

/** Write a note for the team, for the supervisor, or under seal. */
public record AddNote(String noteId, String access, String text) implements CaseCommand {}
