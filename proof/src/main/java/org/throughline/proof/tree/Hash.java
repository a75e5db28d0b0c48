package org.throughline.proof.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A SHA-256 value: 32 bytes that never change. */
public final class Hash {
    public static final int BYTES = 32;

    /** Stands where there is nothing before: 32 zero bytes, which nobody knows a content of. */
    public static final Hash NONE = new Hash(new byte[BYTES]);

    private static final int BASE64_CHARS = 44;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The value of these bytes.
     *
     * @throws IllegalArgumentException when there are not 32 of them
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    static Hash owning(byte[] bytes) {
        return new Hash(bytes);
    }

    /** The value of this text; empty unless {@link #base64} would write exactly this. */
    public static Optional<Hash> ofBase64(String text) {
        if (text.length() != BASE64_CHARS) {
            return Optional.empty();
        }
        try {
            var decoded = Base64.getDecoder().decode(text);
            var hash = decoded.length == BYTES ? new Hash(decoded) : NONE;
            return hash.base64().equals(text) ? Optional.of(hash) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** For digests alone, which read and do not keep. */
    byte[] inner() {
        return bytes;
    }

    /** Standard base64 with padding: 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
