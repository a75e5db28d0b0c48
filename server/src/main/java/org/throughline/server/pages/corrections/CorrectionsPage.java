package org.throughline.server.pages.corrections;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.auditor.Change;

/**
 * What of a case did not stay as it was recorded, the latest first.
 *
 * @param ways the forms by which whoever looks puts something right; empty when they may not
 * @param asking what those forms do not put right, and whom to ask, one sentence each
 */
public record CorrectionsPage(
        String caseId,
        String reference,
        List<Corrected> corrections,
        List<Way> ways,
        List<String> asking) {
    public CorrectionsPage {
        corrections = List.copyOf(corrections);
        ways = List.copyOf(ways);
        asking = List.copyOf(asking);
    }

    /** A form, and what its link is called. */
    public record Way(String label, String path) {}

    /**
     * A fact that was corrected, redacted or entered in error.
     *
     * @param caseSeq of the event that says so
     * @param by who recorded that event
     * @param at when
     * @param change what it changed, in words
     * @param why the reasons that were given for it
     * @param fact what it is about
     * @param told the agencies that had been told of the fact before, one sentence each
     * @param isTellingKnown whether it is known yet who is told of it
     */
    public record Corrected(
            int caseSeq,
            String by,
            String at,
            Change change,
            List<Wording.Line> why,
            Fact fact,
            List<String> told,
            boolean isTellingKnown) {
        public Corrected {
            why = List.copyOf(why);
            told = List.copyOf(told);
        }
    }

    /**
     * The fact that a correction is about.
     *
     * @param by who recorded it
     * @param at when
     * @param anchor by which the timeline leads here; null where a later correction stands above
     * @param isInError whether it stands on the timeline no more
     * @param taken what it said, when it is this correction that took it back and whoever looks may
     *     replay the case; else empty
     */
    public record Fact(
            int caseSeq,
            String by,
            String at,
            @Nullable String anchor,
            boolean isInError,
            List<Wording.Line> taken) {
        public Fact {
            taken = List.copyOf(taken);
        }
    }
}
