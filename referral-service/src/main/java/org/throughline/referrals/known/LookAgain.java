package org.throughline.referrals.known;

/** What this node remembers of the case led to a refusal, and may be behind: the case is read. */
public final class LookAgain extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LookAgain() {
        super("the case is read again", null, false, false);
    }
}
