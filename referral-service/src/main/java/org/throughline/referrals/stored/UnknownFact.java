package org.throughline.referrals.stored;

/**
 * A stored name or version that this program does not know, or a payload that it cannot read: a
 * reader stops here and never skips. The message holds nothing of the payload.
 */
public final class UnknownFact extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnknownFact(StoredFact stored) {
        this(stored, "which this program does not know; start a newer one");
    }

    private UnknownFact(StoredFact stored, String why) {
        super(
                "position "
                        + stored.position()
                        + " holds "
                        + word(stored.name())
                        + " version "
                        + word(stored.version())
                        + ", "
                        + why);
    }

    /** Tells the kind and the place of the failure; its own message may quote the payload. */
    static UnknownFact unreadable(StoredFact stored, RuntimeException failure) {
        var unreadable =
                new UnknownFact(
                        stored,
                        "whose content does not fit it ("
                                + failure.getClass().getSimpleName()
                                + "); verify the log");
        unreadable.setStackTrace(failure.getStackTrace());
        return unreadable;
    }

    /** Nobody knows what a name means that no program of ours gave. */
    private static String word(String text) {
        return text.matches("[A-Za-z0-9._-]{1,64}") ? text : "(no plain word)";
    }
}
