package org.throughline.server.canary;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds words in bytes, in every form in which something may have written them down. */
public final class Forms {
    private static final int KEY_BYTES = 8;
    private static final int GROUP = 8;
    private static final int SIEVE_BITS = 20;

    private final Map<Long, List<Form>> byBeginning = new HashMap<>();
    private final BitSet sieve = new BitSet(1 << SIEVE_BITS);

    private record Form(String word, String name, byte[] bytes) {}

    /**
     * Where a word was seen.
     *
     * @param form what it was written as
     */
    public record Seen(String word, String form) {}

    /**
     * @param words of at least 16 capital letters and digits, so that nothing else looks like one
     */
    public Forms(Collection<String> words) {
        for (var word : words) {
            of(word).forEach((name, bytes) -> add(new Form(word, name, bytes)));
        }
    }

    private void add(Form form) {
        long beginning = ByteBuffer.wrap(form.bytes()).getLong();
        byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(form);
        sieve.set(sieved(beginning));
    }

    private static int sieved(long beginning) {
        return (int) (beginning * 0x9E3779B97F4A7C15L >>> 64 - SIEVE_BITS);
    }

    /** The words that stand in these bytes. */
    public Set<Seen> in(byte[] bytes) {
        var found = new TreeSet<Seen>(java.util.Comparator.comparing(Seen::toString));
        long window = 0;
        for (int end = 0; end < bytes.length; end++) {
            window = window << Byte.SIZE | bytes[end] & 0xff;
            if (end >= KEY_BYTES - 1 && sieve.get(sieved(window))) {
                int start = end - KEY_BYTES + 1;
                for (var form : byBeginning.getOrDefault(window, List.of())) {
                    int to = start + form.bytes().length;
                    if (to <= bytes.length
                            && Arrays.equals(
                                    bytes, start, to, form.bytes(), 0, form.bytes().length)) {
                        found.add(new Seen(form.word(), form.name()));
                    }
                }
            }
        }
        return found;
    }

    /** What a word looks like as bytes, by the name of the form. */
    static Map<String, byte[]> of(String word) {
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("plain", ascii(word));
        forms.put("small letters", ascii(word.toLowerCase(Locale.ROOT)));
        forms.put("utf-16 little end", word.getBytes(StandardCharsets.UTF_16LE));
        forms.put("utf-16 big end", word.getBytes(StandardCharsets.UTF_16BE));
        for (int before = 0; before < 3; before++) {
            forms.put("base64 behind " + before, base64(word, before));
        }
        // The letters and digits stay as they are where only what must be is escaped; some escape
        // all.
        each(forms, "url", "%%%02x", word);
        each(forms, "json", "\\u%04x", word);
        each(forms, "html", "&#x%x;", word);
        each(forms, "hex", "%02x", word);
        forms.put("html decimal", ascii(spelt("&#%d;", word)));
        for (int phase = 0; phase < GROUP; phase++) {
            forms.put("pglz at " + phase, pglz(word, phase));
        }
        return forms;
    }

    private static void each(Map<String, byte[]> forms, String name, String format, String word) {
        var small = spelt(format, word);
        forms.put(name, ascii(small));
        forms.put(
                name + ", capital digits",
                ascii(small.toUpperCase(Locale.ROOT).replace("\\U", "\\u").replace("&#X", "&#x")));
    }

    private static String spelt(String format, String word) {
        return word.chars().mapToObj(format::formatted).collect(Collectors.joining());
    }

    /** Without the characters in which neighbours have a part. */
    private static byte[] base64(String word, int before) {
        var encoded =
                java.util.Base64.getEncoder().encodeToString(ascii("x".repeat(before) + word));
        int whole = (before + word.length()) * Byte.SIZE / 6;
        return ascii(encoded.substring((before * Byte.SIZE + 5) / 6, whole));
    }

    /**
     * PostgreSQL's compression writes what it has not seen before as it is, with a zero byte before
     * each eight. So a word is found even where a value is spread over rows and does not begin.
     */
    private static byte[] pglz(String word, int phase) {
        var out = new StringBuilder(word.substring(0, phase));
        for (int at = phase; at + GROUP <= word.length(); at += GROUP) {
            out.append('\0').append(word, at, at + GROUP);
        }
        return ascii(out.toString());
    }

    private static byte[] ascii(String text) {
        Charset ascii = StandardCharsets.US_ASCII;
        return text.getBytes(ascii);
    }
}
