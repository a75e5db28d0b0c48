package org.throughline.proof.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads one text in its canonical form.
 *
 * @param end the place after the closing quote
 */
record CanonicalText(String text, int end) {
    private static final String ESCAPED = "\"\\bfnrt";
    private static final String MEANT = "\"\\\b\f\n\r\t";

    /** Reads the text whose opening quote stands here. */
    static CanonicalText read(byte[] bytes, int opening) {
        int from = opening + 1;
        boolean isPlain = true;
        for (int at = from; at < bytes.length; at++) {
            int b = bytes[at];
            if (b == '"') {
                var text =
                        isPlain
                                ? new String(bytes, from, at - from, StandardCharsets.ISO_8859_1)
                                : decoded(bytes, from, at);
                return new CanonicalText(text, at + 1);
            }
            if (b == '\\') {
                isPlain = false;
                at++;
            } else if (b < 0) {
                isPlain = false;
            } else if (b < ' ') {
                throw new NotCanonical(at, "a control character that is not escaped");
            }
        }
        throw new NotCanonical(bytes.length, "a text without its end");
    }

    private static String decoded(byte[] bytes, int from, int to) {
        var text = new StringBuilder();
        int plain = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] != '\\') {
                continue;
            }
            text.append(utf8(bytes, plain, at));
            at++;
            int which = ESCAPED.indexOf(bytes[at]);
            if (which >= 0) {
                text.append(MEANT.charAt(which));
            } else {
                text.append(control(bytes, at, to));
                at += 4;
            }
            plain = at + 1;
        }
        return text.append(utf8(bytes, plain, to)).toString();
    }

    /** The four hex digits of a control character that has no shorter escape. */
    private static char control(byte[] bytes, int u, int to) {
        if (bytes[u] != 'u' || u + 4 >= to) {
            throw new NotCanonical(u, "no such escape");
        }
        var digits = new String(bytes, u + 1, 4, StandardCharsets.ISO_8859_1);
        for (char c = 0; c < ' '; c++) {
            if (MEANT.indexOf(c) < 0 && digits.equals("00" + hex(c))) {
                return c;
            }
        }
        throw new NotCanonical(u, "an escape that is not needed");
    }

    private static String hex(char c) {
        return "" + Character.forDigit(c >> 4, 16) + Character.forDigit(c & 15, 16);
    }

    private static CharSequence utf8(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            throw new NotCanonical(from, "no UTF-8");
        }
    }
}
