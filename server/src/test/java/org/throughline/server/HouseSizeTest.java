package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file holds one idea, and a package fits into one look. */
class HouseSizeTest {
    private static final int MAIN_LINES_MAX = 250;
    private static final int TEST_LINES_MAX = 300;
    private static final int TYPES_PER_PACKAGE_MAX = 12;

    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

    @Test
    void files_keep_to_their_budget() throws IOException {
        assertThat(sources("main")).hasSizeGreaterThan(200);
        assertThat(longer(sources("main"), MAIN_LINES_MAX)).isEmpty();
        assertThat(longer(sources("test"), TEST_LINES_MAX)).isEmpty();
        assertThat(longer(sources("reference"), TEST_LINES_MAX)).isEmpty();
    }

    @Test
    void packages_hold_a_dozen_types_at_most() throws IOException {
        var crowded =
                sources("main").stream()
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(entry -> entry.getValue() > TYPES_PER_PACKAGE_MAX)
                        .map(entry -> HOUSE.relativize(entry.getKey()) + " " + entry.getValue())
                        .toList();
        assertThat(crowded).isEmpty();
    }

    private static List<String> longer(List<Path> files, int linesMax) {
        return files.stream()
                .filter(file -> lines(file) > linesMax)
                .map(file -> HOUSE.relativize(file) + " " + lines(file))
                .toList();
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(HOUSE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/" + kind + "/java/"))
                    .toList();
        }
    }
}
