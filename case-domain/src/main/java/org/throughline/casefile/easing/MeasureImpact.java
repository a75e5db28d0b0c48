package org.throughline.casefile.easing;

import java.util.List;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.values.Score;

/** Score how the client is doing. */
public record MeasureImpact(List<Score> scores, String scoredBy) implements CaseCommand {
    public MeasureImpact {
        scores = List.copyOf(scores);
    }
}
