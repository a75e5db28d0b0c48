package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Sheet.SHEET;

import java.util.List;
import java.util.Set;

/**
 * Every small world, by number: an agency of each kind, each set of doors, bases, share sets,
 * classes and ends, and in each every kind of event that the program knows.
 */
final class SmallWorlds {
    private static final List<String> KINDS = SHEET.kinds.keySet().stream().sorted().toList();
    private static final List<String> DOORS = List.of("", "R", "F", "I", "RF", "RI", "FI", "RFI");
    private static final List<String> BASES =
            List.of("all", "from-now", "listed", "decision", "expired", "none");
    private static final List<String> ENDS =
            List.of(
                    "none",
                    "ReferralDeclined",
                    "ReferralWithdrawn",
                    "ReferralExpired",
                    "ReferralClosed",
                    "outcome",
                    "rerouted",
                    "in error",
                    "withdrawn",
                    "closed",
                    "closed long ago",
                    "closed ten days ago",
                    "reopened",
                    "consent over",
                    "agreement over");
    private static final List<List<String>> SHARE_SETS =
            List.of(
                    List.of("topic:incident", "topic:plan"),
                    List.of("IncidentRecorded.place", "SafetyMeasureRequested.place"),
                    SmallFacts.everything());
    private static final List<Set<String>> CLASSES =
            List.of(
                    Set.copyOf(Histories.CLASSES),
                    Set.of("CODE", "IDENT", "CONTACT", "SPECIAL"),
                    Set.of("CODE"));

    /** How many there are. */
    static final int COUNT =
            KINDS.size()
                    * DOORS.size()
                    * BASES.size()
                    * ENDS.size()
                    * SHARE_SETS.size()
                    * CLASSES.size();

    private int left;

    private SmallWorlds(int number) {
        left = number;
    }

    /** The world with this number. */
    static SmallStory of(int number) {
        var choices = new SmallWorlds(number);
        return new SmallStory(
                choices.take(KINDS),
                choices.take(DOORS),
                choices.take(BASES),
                choices.take(ENDS),
                choices.take(SHARE_SETS),
                choices.take(CLASSES));
    }

    private <T> T take(List<T> of) {
        var one = of.get(left % of.size());
        left /= of.size();
        return one;
    }
}
