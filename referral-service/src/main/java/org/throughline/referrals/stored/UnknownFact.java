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
                        + stored.name()
                        + " version "
                        + stored.version()
                        + ", "
                        + why);
    }

    static UnknownFact unreadable(StoredFact stored) {
        return new UnknownFact(stored, "whose content does not fit it; verify the log");
    }
}
