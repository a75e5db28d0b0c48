package org.throughline.referrals.stored;

/**
 * A stored name or version that this program does not know: a reader stops here and never skips.
 */
public final class UnknownFact extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnknownFact(long position, String name, String version) {
        super(
                "position "
                        + position
                        + " holds "
                        + name
                        + " version "
                        + version
                        + ", which this program does not know; start a newer one");
    }
}
