package org.throughline.campaign.check;

import java.util.List;

/**
 * What the checker says of a round.
 *
 * @param wrong what it found, in words; content of cases never stands in it
 */
public record Verdict(Finding finding, List<String> wrong) {
    /** The three answers; a round that proves nothing has not passed. */
    public enum Finding {
        VALID,
        INVALID,
        UNKNOWN
    }

    public Verdict {
        wrong = List.copyOf(wrong);
    }
}
