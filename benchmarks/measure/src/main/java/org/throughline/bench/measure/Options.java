package org.throughline.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words that every peer is started with. */
public record Options(Map<String, String> words) {
    private static final String QUICK = "quick";

    public Options {
        words = Map.copyOf(words);
    }

    public static Options of(String... args) {
        var words = new HashMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new IllegalArgumentException("expected --name value at " + args[i]);
            }
            words.put(args[i].substring(2), args[i + 1]);
        }
        return new Options(words);
    }

    /**
     * The same for whoever types them: only these names are known, and {@code --quick} stands alone.
     *
     * @throws IllegalArgumentException at a word that is not known or has no value
     */
    public static Options of(Set<String> names, String... args) {
        var words = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            var name = args[i].replaceFirst("^--", "");
            if (name.equals(QUICK)) {
                words.put(name, "");
            } else if (names.contains(name) && i + 1 < args.length) {
                words.put(name, args[++i]);
            } else {
                throw new IllegalArgumentException(
                        args[i] + " is none of --quick and " + names + ", or has no value");
            }
        }
        return new Options(words);
    }

    /** Whether a small run will do. */
    public boolean isQuick() {
        return words.containsKey(QUICK);
    }

    public String text(String name, String otherwise) {
        return words.getOrDefault(name, otherwise);
    }

    public String text(String name) {
        var value = words.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException when it is not a whole number from 0
     */
    public int number(String name, int otherwise) {
        return number(name, otherwise, 0);
    }

    /**
     * @throws IllegalArgumentException when it is not a whole number from this one
     */
    public int number(String name, int otherwise, int min) {
        var text = text(name, Integer.toString(otherwise));
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < min) {
            throw new IllegalArgumentException(
                    "--" + name + " is a whole number from " + min + ", not " + text);
        }
        return number;
    }

    public String url() {
        return text("url");
    }

    public String user() {
        return text("user");
    }

    public String password() {
        try {
            return Files.readString(Path.of(text("password-file"))).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("the password file cannot be read", e);
        }
    }

    public String scenario() {
        return text("scenario");
    }

    public int callers() {
        return number("callers", 1);
    }

    public int seconds() {
        return number("seconds", 10);
    }

    public int warmupSeconds() {
        return number("warmup", 5);
    }

    public int repeats() {
        return number("repeat", 1);
    }

    public int streams() {
        return number("streams", 10_000);
    }

    public int payloadBytes() {
        return number("payload-bytes", 350);
    }

    public long events() {
        return Long.parseLong(text("events", "100000"));
    }
}
