package org.throughline.server.witnessing;

/** What became of a cosignature that an auditor handed in. */
public enum Handed {
    TAKEN,
    /** It is not a note of a checkpoint with a signature. */
    NO_NOTE,
    /** The log did not sign it: another log, or changed on the way. */
    NOT_SIGNED_BY_LOG,
    /** No key that was agreed to, or one that does not count at this size. */
    KEY_UNKNOWN,
    /** The signature is not of this key over this checkpoint. */
    WRONG_SIGNATURE,
    /** The log signed it, and its tree does not hold it: an incident. */
    TWO_HISTORIES
}
