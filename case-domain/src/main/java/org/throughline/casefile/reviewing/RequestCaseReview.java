package org.throughline.casefile.reviewing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Ask for a review of what the agencies did after the reports. */
public record RequestCaseReview(@Nullable String ruleId, List<String> reports)
        implements CaseCommand {
    public RequestCaseReview {
        reports = List.copyOf(reports);
    }
}
