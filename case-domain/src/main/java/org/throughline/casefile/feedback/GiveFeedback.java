package org.throughline.casefile.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.values.care.Rating;

/** Say how the work was. */
public record GiveFeedback(List<Rating> ratings, @Nullable String words) implements CaseCommand {
    public GiveFeedback {
        ratings = List.copyOf(ratings);
    }
}
