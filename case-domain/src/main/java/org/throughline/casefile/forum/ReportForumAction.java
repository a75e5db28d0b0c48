package org.throughline.casefile.forum;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Say what became of a task. */
public record ReportForumAction(String actionId, String result, @Nullable String note)
        implements CaseCommand {}
