package org.throughline.campaign.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Clocks of single processes that can be put forward and back while they run, by the library {@code
 * faketime} between them and the kernel. Only the time of day is another; what a process waits for
 * lasts as long as ever. Where the library is missing, every clock is right.
 */
final class Clocks {
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path folder;
    private final Optional<Path> library;

    /**
     * @param folder where it is written how wrong each clock is
     * @param areWanted whether any clock will ever be wrong
     */
    Clocks(Path folder, boolean areWanted) {
        this.folder = folder;
        this.library = areWanted ? library() : Optional.empty();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> library() {
        try (var found = Files.newDirectoryStream(LIBRARIES)) {
            for (var machine : found) {
                var library = machine.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
            return Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** What a process needs in its environment, so that its clock can be put. */
    Map<String, String> environment(String process) {
        put(process, Duration.ZERO);
        return library.map(path ->
                        Map.of(
                                "LD_PRELOAD",
                                path.toString(),
                                "FAKETIME_TIMESTAMP_FILE",
                                file(process).toString(),
                                "FAKETIME_CACHE_DURATION",
                                "1",
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1",
                                // Otherwise it takes every wait of a JVM for one that is over.
                                "FAKETIME_FORCE_MONOTONIC_FIX",
                                "0"))
                .orElseGet(Map::of);
    }

    /** Puts a clock so much before the right time; behind it where that is negative. */
    void put(String process, Duration ahead) {
        var next = folder.resolve(process + ".next");
        try {
            Files.writeString(next, "%+d".formatted(ahead.toSeconds()));
            Files.move(
                    next,
                    file(process),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String process) {
        return folder.resolve(process + ".clock");
    }
}
