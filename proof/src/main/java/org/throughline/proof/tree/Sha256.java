package org.throughline.proof.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the one digest of the proof. */
public final class Sha256 {
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::fresh);

    private Sha256() {}

    /** A digest of its own, for content that comes in pieces. */
    public static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The digest of the parts, one after another. */
    public static Hash of(byte[]... parts) {
        var digest = DIGEST.get();
        for (var part : parts) {
            digest.update(part);
        }
        return Hash.owning(digest.digest());
    }

    /** The digest of one byte that says what kind of content follows, and the content. */
    public static Hash tagged(int kind, byte[]... parts) {
        var digest = DIGEST.get();
        digest.update((byte) kind);
        for (var part : parts) {
            digest.update(part);
        }
        return Hash.owning(digest.digest());
    }
}
