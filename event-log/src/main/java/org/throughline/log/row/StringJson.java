package org.throughline.log.row;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes the only JSON that the log needs: maps from string to string. */
public final class StringJson {
    private final String text;
    private int at;

    private StringJson(String text) {
        this.text = text;
    }

    public static String of(Map<String, String> strings) {
        var out = new StringBuilder("{");
        strings.forEach((key, value) -> {
            quote(out.length() > 1 ? out.append(',') : out, key).append(':');
            quote(out, value);
        });
        return out.append('}').toString();
    }

    private static StringBuilder quote(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"');
    }

    public static Map<String, String> map(String json) {
        return new StringJson(json).readMap();
    }

    private Map<String, String> readMap() {
        var out = new LinkedHashMap<String, String>();
        expect('{');
        while (peek() != '}') {
            var key = string();
            expect(':');
            out.put(key, string());
            skip(',');
        }
        return Map.copyOf(out);
    }

    private char peek() {
        while (text.charAt(at) == ' ') {
            at++;
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException("expected " + wanted + " at " + at);
        }
        at++;
    }

    private void skip(char wanted) {
        if (peek() == wanted) {
            at++;
        }
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }
}
