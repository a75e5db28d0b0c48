package org.throughline.casefile.sharing.release;

import org.jspecify.annotations.Nullable;

/**
 * The gate of one agency in one case, as the last commit or the end of its time left it. An expiry
 * closes it without a commit, so that a delivery asks {@code SharingState} again.
 *
 * @param opensAt caseSeq of the last event of the commit that opened it first; null while it never
 *     was open
 * @param closesAt caseSeq of the first event of the commit that closed it last; null while it is
 *     open
 */
public record Gate(boolean isOpen, @Nullable Integer opensAt, @Nullable Integer closesAt) {

    /** For the agency the case does not exist. */
    public static final Gate NEVER_OPENED = new Gate(false, null, null);

    Gate opened(int lastSeqOfCommit) {
        return new Gate(true, opensAt == null ? lastSeqOfCommit : opensAt, null);
    }

    /**
     * This gate after its time ended without a commit: as the next commit would leave it.
     *
     * @param lastSeq caseSeq of the last event of the case
     */
    public Gate expired(boolean holdsAnything, int lastSeq) {
        return closed(holdsAnything, lastSeq + 1);
    }

    Gate closed(boolean holdsAnything, int firstSeqOfCommit) {
        var end = closesAt == null && holdsAnything ? (Integer) firstSeqOfCommit : closesAt;
        return new Gate(false, opensAt, end);
    }
}
