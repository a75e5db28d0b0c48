package org.throughline.log.entry;

/**
 * This node opened the log before its epoch was raised, which an operator does when a standby is
 * promoted: it may not append any more, and must be started again.
 */
public final class OldEpoch extends IllegalStateException {
    /** By which the database tells this refusal from others. */
    public static final String SQL_STATE = "TL001";

    private static final long serialVersionUID = 1;

    public OldEpoch(int epoch, Throwable cause) {
        super(
                "this node opened the log in epoch "
                        + epoch
                        + ", and the epoch has been raised since: start the node again; nothing was appended",
                cause);
    }
}
