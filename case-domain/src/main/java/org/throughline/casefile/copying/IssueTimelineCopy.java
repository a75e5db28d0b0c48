package org.throughline.casefile.copying;

import org.throughline.casefile.CaseCommand;

/** Give the client a copy of their timeline. */
public record IssueTimelineCopy(String format, String language) implements CaseCommand {}
