package org.throughline.log.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract is run over logs with a bug planted on purpose, and has to find each of them. */
@EnabledIfSystemProperty(
        named = "seeded.bugs",
        matches = "true",
        disabledReason = "not run: takes minutes; mvn verify -Pseeded-bugs runs it")
class SeededBugsIT {
    private static final Map<SeededBug, List<Class<?>>> FOUND_BY = new EnumMap<>(SeededBug.class);

    static {
        FOUND_BY.put(SeededBug.LOCK_REMOVED, List.of(RaceIT.class));
        FOUND_BY.put(SeededBug.NUMBER_FROM_A_SEQUENCE, List.of(PrefixIT.class));
        FOUND_BY.put(SeededBug.CHECK_INSIDE_THE_LOCKING_STATEMENT, List.of(RaceIT.class));
        FOUND_BY.put(SeededBug.IDEMPOTENCY_IGNORED, List.of(RaceIT.class, KilledWriterIT.class));
        FOUND_BY.put(SeededBug.EPOCH_IGNORED, List.of(EpochIT.class));
        FOUND_BY.put(SeededBug.CONTIGUITY_UNCHECKED, List.of(PrefixIT.class));
        FOUND_BY.put(SeededBug.FSYNC_OFF, List.of(PowerCutIT.class));
    }

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(SeededBug.class)
    void a_log_with_this_bug_is_found_out(SeededBug bug) throws Exception {
        var report = run(bug.name(), FOUND_BY.get(bug));

        System.out.println("seeded bug " + bug + ": " + report);
        assertThat(report.getFirst()).as("what ran").startsWith("ran ").isNotEqualTo("ran 0");
        assertThat(report.subList(1, report.size())).as("what found " + bug).isNotEmpty();
    }

    @Test
    void a_log_without_a_bug_is_not_found_fault_with() throws Exception {
        var classes = FOUND_BY.values().stream().flatMap(List::stream).distinct().toList();

        assertThat(run("", classes))
                .singleElement()
                .asString()
                .startsWith("ran ")
                .isNotEqualTo("ran 0");
    }

    /** What ran, and then the names of the tests that failed. */
    private List<String> run(String bug, List<Class<?>> classes) throws Exception {
        var report = folder.resolve("report");
        var classPath = System.getProperty("java.class.path");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dseeded.bug=" + bug,
                                "-cp",
                                (bug.equals(SeededBug.CONTIGUITY_UNCHECKED.name())
                                                ? withoutContiguity(classPath)
                                                        + java.io.File.pathSeparator
                                                : "")
                                        + classPath,
                                SeededBugsIT.class.getName(),
                                report.toString()));
        classes.forEach(one -> command.add(one.getName()));
        var exit =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(folder.resolve("errors").toFile())
                        .start()
                        .waitFor();
        assertThat(exit)
                .as("the run itself: " + Files.readString(folder.resolve("errors")))
                .isZero();
        return Files.readAllLines(report);
    }

    /** A class that checks nothing, to stand before the real one. */
    private String withoutContiguity(String classPath) throws IOException {
        var source = folder.resolve("Contiguity.java");
        Files.writeString(
                source,
                """
                package org.throughline.log;
                final class Contiguity {
                    static void check(java.util.List<org.throughline.log.entry.StoredEvent> events, long after, long upTo) {}
                }
                """);
        var classes = Files.createDirectories(folder.resolve("classes"));
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                classPath,
                                "-d",
                                classes.toString(),
                                source.toString());
        assertThat(compiled).isZero();
        return classes.toString();
    }

    /** Runs test classes and writes what failed: the file, then their names. */
    public static void main(String[] words) throws IOException, ClassNotFoundException {
        var request = LauncherDiscoveryRequestBuilder.request();
        for (var name : Arrays.asList(words).subList(1, words.length)) {
            request.selectors(selectClass(Class.forName(name)));
        }
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request.build(), summary);
        try (var out = new PrintWriter(Files.newBufferedWriter(Path.of(words[0]), UTF_8))) {
            out.println("ran " + summary.getSummary().getTestsStartedCount());
            summary.getSummary()
                    .getFailures()
                    .forEach(failure -> out.println(failure.getTestIdentifier().getDisplayName()));
        }
        System.exit(0);
    }
}
