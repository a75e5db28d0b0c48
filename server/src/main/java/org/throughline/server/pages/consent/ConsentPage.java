package org.throughline.server.pages.consent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;

/**
 * The grounds of a case, the latest first, and who is told of it now.
 *
 * @param told agencies that are told of the case now
 * @param refusals what the client did not want, as recorded
 * @param mayRecord whether the reader records consent
 */
public record ConsentPage(
        String caseId,
        String reference,
        List<Told> told,
        List<Ground> grounds,
        List<Refused> refusals,
        boolean mayRecord) {
    public ConsentPage {
        told = List.copyOf(told);
        grounds = List.copyOf(grounds);
        refusals = List.copyOf(refusals);
    }

    /**
     * An agency that is told of the case now.
     *
     * @param under names of the grounds
     * @param until when that ends by itself; null when no end is in sight
     */
    public record Told(String agency, String under, @Nullable String until) {}

    /**
     * A consent, or a decision to tell an agency without one.
     *
     * @param name what people call it
     * @param state whether it is live, in words
     * @param isLive whether it is live for any agency
     * @param grants who may be told what, and for what
     * @param lines what else was recorded, as corrected since
     * @param ends what a withdrawal of it ends, one for each agency for which it is live; empty for
     *     what cannot be withdrawn
     * @param withdraw path of the form; null when there is nothing to withdraw, or not for the
     *     reader
     */
    public record Ground(
            String name,
            String given,
            String state,
            boolean isLive,
            List<Granted> grants,
            List<Wording.Line> lines,
            List<Ending> ends,
            @Nullable String withdraw) {
        public Ground {
            grants = List.copyOf(grants);
            lines = List.copyOf(lines);
            ends = List.copyOf(ends);
        }
    }

    /** What one agency may be told, and for what, in words. */
    public record Granted(String agency, String purposes, String classes) {}

    /**
     * What a withdrawal for one agency ends.
     *
     * @param referrals services of the referrals that end with it
     * @param isToldNow whether the agency is told of the case now, by any ground
     * @param isToldStill whether it is told on by another ground
     */
    public record Ending(
            String agency, List<String> referrals, boolean isToldNow, boolean isToldStill) {
        public Ending {
            referrals = List.copyOf(referrals);
        }

        /** In one sentence. */
        public String sentence() {
            if (!isToldNow) {
                return "%s is not told of the case now, and nothing can be sent to it under this any more."
                        .formatted(agency);
            }
            var after =
                    isToldStill
                            ? "%s is still told by another ground.".formatted(agency)
                            : "%s is told nothing more but that it ended.".formatted(agency);
            return referrals.isEmpty()
                    ? after
                    : "%s The referral ends that asks for: %s."
                            .formatted(after, String.join(", ", referrals));
        }
    }

    /** Something that the client did not want. */
    public record Refused(String at, List<Wording.Line> lines) {
        public Refused {
            lines = List.copyOf(lines);
        }
    }
}
