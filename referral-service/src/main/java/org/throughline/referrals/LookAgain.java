package org.throughline.referrals;

/** What this node remembers of the case led to a refusal, and may be behind: the case is read. */
final class LookAgain extends RuntimeException {
    private static final long serialVersionUID = 1;

    LookAgain() {
        super("the case is read again", null, false, false);
    }
}
