package org.throughline.casefile.sharing;

import java.util.Set;

/** The kinds of events that are told even when the gate is closed. */
public final class Notices {
    private static final Set<String> OF_A_TARGET =
            Set.of("EventCorrected", "EventEnteredInError", "EventRedacted");
    private static final Set<String> ENDS =
            Set.of(
                    "ReferralDeclined",
                    "ReferralWithdrawn",
                    "ReferralOutcomeConfirmed",
                    "ReferralClosed",
                    "ReferralExpired");
    private static final Set<String> FAREWELLS = Set.of("ReferralRerouted", "ConsentWithdrawn");

    private Notices() {}

    /** Whether events of this kind are told as notices only, to those who hold their target. */
    public static boolean isNotice(String type) {
        return OF_A_TARGET.contains(type);
    }

    /** Whether an event of this kind can end a referral where it stands. */
    public static boolean canEndReferral(String type) {
        return ENDS.contains(type);
    }

    /** Whether an event of this kind may be the last word to an agency, which holds its codes. */
    public static boolean mayBeLastWord(String type) {
        return canEndReferral(type) || FAREWELLS.contains(type);
    }
}
