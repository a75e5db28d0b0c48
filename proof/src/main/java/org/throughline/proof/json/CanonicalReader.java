package org.throughline.proof.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the canonical form and nothing else: no blank, no other order of names, no name twice, no
 * other way to write a character or a number. So what it reads, {@link CanonicalWriter} writes back
 * byte by byte, and two different files never mean the same.
 */
public final class CanonicalReader {
    /** Deeper values are refused; what the log holds is four deep. */
    public static final int DEPTH_MAX = 32;

    private static final int DIGITS_MAX = 16;

    private final byte[] bytes;
    private int at;
    private int depth;

    private CanonicalReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The value whose canonical form this is.
     *
     * @throws NotCanonical when it is the canonical form of none
     */
    public static Json read(byte[] bytes) {
        var reader = new CanonicalReader(bytes);
        var value = reader.value();
        if (reader.at != bytes.length) {
            throw reader.wrong("something follows the value");
        }
        return value;
    }

    private Json value() {
        return switch (peek()) {
            case '"' -> new Json.Text(string());
            case '{' -> nested(this::members);
            case '[' -> nested(this::items);
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> new Json.Whole(number());
        };
    }

    private Json nested(java.util.function.Supplier<Json> inner) {
        if (++depth > DEPTH_MAX) {
            throw wrong("nested too deep");
        }
        at++;
        var value = inner.get();
        depth--;
        return value;
    }

    private Json items() {
        var items = new ArrayList<Json>();
        if (peek() == ']') {
            at++;
            return new Json.Items(items);
        }
        do {
            items.add(value());
        } while (goesOn(']'));
        return new Json.Items(items);
    }

    private Json members() {
        SortedMap<String, Json> members = new TreeMap<>();
        if (peek() == '}') {
            at++;
            return new Json.Members(members);
        }
        @Nullable String before = null;
        do {
            if (peek() != '"') {
                throw wrong("no name");
            }
            var name = string();
            if (before != null && before.compareTo(name) >= 0) {
                throw wrong("a name twice or out of order");
            }
            if (peek() != ':') {
                throw wrong("no colon");
            }
            at++;
            members.put(name, value());
            before = name;
        } while (goesOn('}'));
        return new Json.Members(Collections.unmodifiableSortedMap(members));
    }

    private boolean goesOn(char end) {
        int next = peek();
        at++;
        if (next == ',') {
            return true;
        }
        if (next == end) {
            return false;
        }
        at--;
        throw wrong("neither a comma nor the end");
    }

    private Json word(String word, Json value) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw wrong("no such word");
            }
            at++;
        }
        return value;
    }

    private long number() {
        boolean isNegative = peek() == '-';
        if (isNegative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            if (at - first == DIGITS_MAX) {
                throw wrong("a number too long to be exact");
            }
            value = value * 10 + bytes[at++] - '0';
        }
        if (at == first) {
            throw wrong("no value");
        }
        if (bytes[first] == '0' && (at - first > 1 || isNegative)) {
            throw wrong("a number with a zero too many");
        }
        if (value > Json.WHOLE_MAX) {
            throw wrong("a number too large to be exact");
        }
        return isNegative ? -value : value;
    }

    private String string() {
        var read = CanonicalText.read(bytes, at);
        at = read.end();
        return read.text();
    }

    private int peek() {
        if (at >= bytes.length) {
            throw wrong("the end comes too early");
        }
        return bytes[at];
    }

    private NotCanonical wrong(String why) {
        return new NotCanonical(at, why);
    }
}
