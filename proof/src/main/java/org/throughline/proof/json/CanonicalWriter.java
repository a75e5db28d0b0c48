package org.throughline.proof.json;

import java.nio.charset.StandardCharsets;

/** Writes a value in the one form that RFC 8785 gives it. */
public final class CanonicalWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    private CanonicalWriter() {}

    /**
     * The canonical form in UTF-8.
     *
     * @throws IllegalArgumentException when a text holds half of a surrogate pair
     */
    public static byte[] bytes(Json value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical form. */
    public static String text(Json value) {
        var writer = new CanonicalWriter();
        writer.write(value);
        return writer.out.toString();
    }

    private void write(Json value) {
        switch (value) {
            case Json.Text(var text) -> write(text);
            case Json.Whole(var number) -> out.append(number);
            case Json.Flag(var flag) -> out.append(flag);
            case Json.Nothing() -> out.append("null");
            case Json.Items(var items) -> {
                char before = '[';
                for (var item : items) {
                    out.append(before);
                    write(item);
                    before = ',';
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case Json.Members(var members) -> {
                char before = '{';
                for (var member : members.entrySet()) {
                    out.append(before);
                    write(member.getKey());
                    out.append(':');
                    write(member.getValue());
                    before = ',';
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
        }
    }

    private void write(String text) {
        out.append('"');
        // Most texts are written as they are, at once.
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("half of a surrogate pair is no character");
            } else if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, from, i);
                writeEscaped(c);
                from = i + 1;
            }
        }
        if (from == 0) {
            out.append(text);
        } else {
            out.append(text, from, text.length());
        }
        out.append('"');
    }

    private void writeEscaped(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }
}
