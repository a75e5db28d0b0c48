package org.throughline.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.throughline.proof.tree.Sha256;

/**
 * A key that signatures are verified with, as C2SP signed-note names it: {@code
 * name+id+base64(type, key)}.
 */
public final class VerifierKey {
    private static final int ID_DIGITS = 8;

    private final String name;
    private final Type type;
    private final byte[] raw;
    private final int id;

    /** What kind of signature a key makes; the byte stands in its id. */
    public enum Type {
        /** Over the text of a note. */
        ED25519(0x01),
        /** Of a witness, over a time and the text of a checkpoint: cosignature/v1. */
        COSIGNATURE_V1(0x04);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    /**
     * A key under its name.
     *
     * @param raw the 32 bytes of RFC 8032
     */
    public VerifierKey(String name, Type type, byte[] raw) {
        if (!isName(name) || raw.length != Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("no name, or no key of 32 bytes");
        }
        this.name = name;
        this.type = type;
        this.raw = raw.clone();
        var hash =
                Sha256.of(
                        (name + "\n").getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) type.code},
                        raw);
        this.id = ByteBuffer.wrap(hash.bytes()).getInt();
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** The first four bytes of SHA-256 over name, newline, type and key. */
    public int id() {
        return id;
    }

    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(raw, message, signature);
    }

    /** Not empty, no blank and no plus sign, as the note format asks. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || c < ' '
                                        || Character.isSpaceChar(c)
                                        || Character.isWhitespace(c));
    }

    public String text() {
        var tail = ByteBuffer.allocate(1 + raw.length).put((byte) type.code).put(raw).array();
        return name
                + "+"
                + HexFormat.of().toHexDigits(id)
                + "+"
                + Base64.getEncoder().encodeToString(tail);
    }

    /** The key of this text; empty unless {@link #text} would write exactly this. */
    public static Optional<VerifierKey> parse(String text) {
        int first = text.indexOf('+');
        if (first < 0 || text.length() < first + ID_DIGITS + 2) {
            return Optional.empty();
        }
        try {
            var tail = Base64.getDecoder().decode(text.substring(first + ID_DIGITS + 2));
            var type =
                    Arrays.stream(Type.values())
                            .filter(one -> tail.length > 0 && one.code == tail[0])
                            .findFirst();
            return type.map(found ->
                            new VerifierKey(
                                    text.substring(0, first),
                                    found,
                                    Arrays.copyOfRange(tail, 1, tail.length)))
                    .filter(key -> key.text().equals(text));
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && text().equals(key.text());
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
