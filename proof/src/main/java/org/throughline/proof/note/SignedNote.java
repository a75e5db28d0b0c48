package org.throughline.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A text and who signed it, in the form of C2SP signed-note.
 *
 * @param text ends with a newline
 */
public record SignedNote(String text, List<Line> lines) {
    /** Longer notes are refused. */
    public static final int BYTES_MAX = 1 << 16;

    /** More signatures are refused; the format asks for at least 16. */
    public static final int SIGNATURES_MAX = 64;

    private static final String DASH = "\u2014 ";
    private static final int ID_BYTES = 4;

    public SignedNote {
        lines = List.copyOf(lines);
    }

    /** One signature: of which key, and the bytes that the key's type gives a meaning. */
    public record Line(String name, int id, byte[] signature) {

        boolean isOf(VerifierKey key) {
            return key.id() == id && key.name().equals(name);
        }

        private String text() {
            var tail =
                    ByteBuffer.allocate(ID_BYTES + signature.length)
                            .putInt(id)
                            .put(signature)
                            .array();
            return DASH + name + " " + Base64.getEncoder().encodeToString(tail) + "\n";
        }
    }

    /** A text signed by one key. */
    public static SignedNote of(String text, Signer signer) {
        return new SignedNote(text, List.of()).signed(signer);
    }

    /** With one signature more. */
    public SignedNote signed(Signer signer) {
        return with(
                new Line(
                        signer.key().name(),
                        signer.key().id(),
                        signer.sign(text.getBytes(StandardCharsets.UTF_8))));
    }

    public SignedNote with(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new SignedNote(text, more);
    }

    /** The signatures of this key; more than one would be odd, and each of them must be good. */
    public List<Line> linesOf(VerifierKey key) {
        return lines.stream().filter(line -> line.isOf(key)).toList();
    }

    /** Whether this key signed the text itself. */
    public boolean isSignedBy(VerifierKey key) {
        var message = text.getBytes(StandardCharsets.UTF_8);
        var its = linesOf(key);
        return key.type() == VerifierKey.Type.ED25519
                && !its.isEmpty()
                && its.stream().allMatch(line -> key.verifies(message, line.signature()));
    }

    public String whole() {
        var whole = new StringBuilder(text).append('\n');
        lines.forEach(line -> whole.append(line.text()));
        return whole.toString();
    }

    public byte[] bytes() {
        return whole().getBytes(StandardCharsets.UTF_8);
    }

    /** The note with these bytes; empty unless {@link #bytes} would write exactly them. */
    public static Optional<SignedNote> parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Optional.empty();
        }
        try {
            return parse(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The same for a note that stands inside of something. */
    public static Optional<SignedNote> parse(String whole) {
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0 || whole.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        for (var text : whole.substring(blank + 2).split("\n", -1)) {
            if (!text.isEmpty()) {
                line(text).ifPresent(lines::add);
            }
        }
        var note = new SignedNote(whole.substring(0, blank + 1), lines);
        return lines.isEmpty() || lines.size() > SIGNATURES_MAX || !note.whole().equals(whole)
                ? Optional.empty()
                : Optional.of(note);
    }

    private static Optional<Line> line(String text) {
        int blank = text.lastIndexOf(' ');
        if (!text.startsWith(DASH) || blank < DASH.length()) {
            return Optional.empty();
        }
        try {
            var name = text.substring(DASH.length(), blank);
            var tail = Base64.getDecoder().decode(text.substring(blank + 1));
            return VerifierKey.isName(name) && tail.length > ID_BYTES
                    ? Optional.of(
                            new Line(
                                    name,
                                    ByteBuffer.wrap(tail).getInt(),
                                    Arrays.copyOfRange(tail, ID_BYTES, tail.length)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
