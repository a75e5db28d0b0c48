package org.throughline.proof.verdict;

/** What can be found out about a pack; {@code docs/proof/pack-format.md} says when. */
public enum VerdictCode {
    PACK_UNREADABLE,
    TOO_LARGE,
    PACK_FILES,
    FORMAT,
    MANIFEST_SIG,
    DIGEST_MISMATCH,
    KEY_UNKNOWN,
    CHECKPOINT_SIG,
    WITNESS_QUORUM,
    INCONSISTENT_CHECKPOINTS,
    STALE_CHECKPOINT,
    LEAF_MISMATCH,
    PROOF_INVALID,
    COMMITMENT_MISMATCH,
    DISCLOSURE_MISSING,
    SALT_REUSED,
    CASE_CHAIN_BROKEN,
    VIEW_GAP,
    PERIOD_GAP,
    /** No fault: what was erased cannot be opened, and the proof holds without it. */
    ERASED_OK;

    public boolean isFault() {
        return this != ERASED_OK;
    }
}
