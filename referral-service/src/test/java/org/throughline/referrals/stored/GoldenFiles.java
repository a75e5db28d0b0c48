package org.throughline.referrals.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that say for ever how something was stored, and how it reads. With {@code -Dgolden=write}
 * one that is missing is written; one that exists is never written again.
 */
record GoldenFiles(Path folder, boolean writesMissing) {
    static final GoldenFiles COMMITTED =
            new GoldenFiles(
                    Path.of("src", "test", "resources", "golden"),
                    "write".equals(System.getProperty("golden")));

    /** How something was stored in a version. */
    static String stored(String name, int version) {
        return name + ".v" + version + ".json";
    }

    /** What something stored in a version is in a later one. */
    static String raised(String name, int from, int to) {
        return name + ".v" + from + "-as-v" + to + ".json";
    }

    /** The text of a file. */
    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file that is first written where it is missing, if that is asked for. */
    String textOr(String file, String missing) {
        var path = folder.resolve(file);
        if (writesMissing && !Files.exists(path)) {
            try {
                Files.writeString(path, missing);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text(file);
    }

    List<String> names() {
        try (var files = Files.list(folder)) {
            return files.map(one -> one.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pretty(byte[] json) {
        return DomainJson.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(DomainJson.read(json))
                + "\n";
    }
}
