package org.throughline.casefile;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.admission.Deciders;
import org.throughline.casefile.correcting.CorrectingTest;
import org.throughline.casefile.events.CaseEvent;

class LanguageTest {

    private static final Pattern SENTENCE =
            Pattern.compile("^- \\*\\*(\\w+)\\*\\*: [A-Z].+\\.$", Pattern.MULTILINE);

    @Test
    void every_fact_has_a_sentence() throws IOException {
        var facts =
                Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                        .flatMap(chapter -> Arrays.stream(chapter.getPermittedSubclasses()))
                        .map(Class::getSimpleName)
                        .collect(toSet());
        assertThat(facts).hasSizeGreaterThan(45);
        assertThat(sentencesOf("Facts")).isEqualTo(facts);
    }

    @Test
    void every_command_has_a_sentence() throws IOException {
        var commands = commands();
        assertThat(commands).hasSizeGreaterThan(40);
        assertThat(sentencesOf("Commands")).isEqualTo(Set.copyOf(commands));
    }

    @Test
    void every_refusal_has_a_sentence() throws IOException {
        var refusals = Stream.of(Refusal.values()).map(Refusal::name).collect(toSet());
        assertThat(sentencesOf("Refusals")).isEqualTo(refusals);
    }

    @Test
    void every_command_has_one_decision() throws IOException {
        assertThat(commands()).doesNotHaveDuplicates();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var written =
                    sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(LanguageTest::holdsCommand)
                            .map(path -> path.getFileName().toString().replace(".java", ""))
                            .toList();
            assertThat(commands()).containsExactlyInAnyOrderElementsOf(written);
        }
    }

    private static List<String> commands() {
        return Deciders.all(CorrectingTest.TEXT).stream().<String>map(Decider::name).toList();
    }

    private static boolean holdsCommand(Path source) {
        try {
            return Files.readString(source).contains("implements CaseCommand");
        } catch (IOException unreadable) {
            throw new IllegalStateException(source.toString(), unreadable);
        }
    }

    /** The names that the chapter gives a sentence, which is not of some other chapter. */
    private static Set<String> sentencesOf(String chapter) throws IOException {
        var text = Files.readString(Path.of("../docs/language.md"));
        var from = text.indexOf("\n## " + chapter + "\n");
        assertThat(from).as("chapter %s", chapter).isNotNegative();
        var next = text.indexOf("\n## ", from + 1);
        return SENTENCE.matcher(text.substring(from, next < 0 ? text.length() : next))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(toSet());
    }
}
