package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at a random point of an import, started again, imported again: the same as if nothing had
 * happened.
 */
class KilledImportIT {
    /** A sample for every build; {@code -Dkilled.imports=10} before a release. */
    private static final int ROUNDS = Integer.getInteger("killed.imports", 3);

    /** A seed that is said, so that a round that fails can be run again. */
    private static final long SEED = 20261124;

    @TempDir Path folder;

    @Test
    void a_killed_import_is_finished_by_repeating_it() throws Exception {
        var chance = new Random(SEED);
        int bit = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var number = "03" + (10 + round);
            var story =
                    write(
                            number + ".jsonl",
                            RunningProgram.retold(RunningProgram.text("BF-0101.jsonl"), number));
            var expected =
                    write(
                            number + ".expected.json",
                            RunningProgram.retold(
                                    RunningProgram.text("BF-0101.expected.json"), number));
            bit += killed(story, 1 + chance.nextInt(23)) ? 1 : 0;
            var finished =
                    program("import", "--setup", setup(), story, "--check", expected, "--quiet");
            var said =
                    new String(
                            finished.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            assertThat(finished.waitFor(120, TimeUnit.SECONDS)).as("round " + round).isTrue();
            assertThat(finished.exitValue())
                    .as("round " + round + ", seed " + SEED + ": " + said)
                    .isZero();
            assertThat(said).contains("no difference");
        }
        assertThat(bit)
                .as("imports that were really killed in the middle")
                .isGreaterThanOrEqualTo(ROUNDS / 2);
    }

    /** Whether the program was killed before it had finished, at about this line. */
    private boolean killed(String story, int line) throws Exception {
        var running = program("import", "--setup", setup(), story);
        try (var progress = running.errorReader()) {
            String said;
            while ((said = progress.readLine()) != null) {
                if (said.contains(" " + line + " of ")) {
                    break;
                }
            }
        }
        var wasRunning = running.isAlive();
        running.destroyForcibly();
        assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return wasRunning && running.exitValue() != 0;
    }

    private static String setup() {
        return RunningProgram.STORIES.resolve("setup.json").toString();
    }

    private String write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    private Process program(String... words) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dthroughline.import.every-line=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Throughline.class.getName()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        return new ProcessBuilder(command).start();
    }
}
