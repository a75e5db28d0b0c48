package org.throughline.proof.json;

/**
 * Bytes that are not the canonical form of a value. Says where and why, never what stands there.
 */
public final class NotCanonical extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotCanonical(int at, String why) {
        super("byte " + at + ": " + why);
    }
}
