package org.throughline.casefile.risk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.values.Answer;

/** Judge how much danger the client is in. */
public record AssessRisk(
        String tool,
        String toolVersion,
        List<Answer> answers,
        RiskLevel computed,
        RiskLevel level,
        @Nullable String overrideReason,
        LocalDate reviewBy)
        implements CaseCommand {
    public AssessRisk {
        answers = List.copyOf(answers);
    }
}
