package org.throughline.referrals.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.TaskEvent.HelpOffered;

/**
 * The stored form of every kind of fact, written once and compared for ever: what stands in a log
 * must stay readable.
 */
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Map<String, String> ENVELOPE =
            Map.of(
                    "occurredAt", "2026-03-02T09:00:00Z",
                    "precision", "exact",
                    "person", "CW-1",
                    "role", "caseworker",
                    "agency", "project",
                    "commandId", "c-1");

    static java.util.List<Class<?>> kinds() {
        return SampleEvents.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_fact_is_stored_as_it_always_was(Class<?> kind) throws IOException {
        var event = SampleEvents.of(kind);
        var file = file(kind);
        // A new kind gets its file by -Dgolden=write; one that exists is never written again.
        if ("write".equals(System.getProperty("golden")) && !Files.exists(file)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, pretty(EventJson.write(event)) + "\n");
        }

        assertThat(pretty(EventJson.write(event)) + "\n").isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_fact_that_was_stored_in_any_version_is_read_as_what_it_was(Class<?> kind)
            throws IOException {
        var name = EventNames.storedName(kind.getSimpleName());
        for (int version = 1; version <= EventNames.versionOf(name); version++) {
            var stored =
                    fact(name, Integer.toString(version), Files.readAllBytes(file(name, version)));

            var recorded = EventJson.readEvent(stored);

            assertThat(recorded.event()).isEqualTo(SampleEvents.of(kind));
            assertThat(recorded.type()).isEqualTo(kind.getSimpleName());
            assertThat(recorded.actor().role()).isEqualTo(Role.CASEWORKER);
            assertThat(recorded.payload()).hasSameSizeAs(kind.getRecordComponents());
        }
    }

    @Test
    void every_version_of_every_kind_of_fact_has_a_golden_file_and_nothing_else_has()
            throws IOException {
        var kinds = SampleEvents.kinds();

        assertThat(EventNames.all().toList()).hasSameSizeAs(kinds).allMatch(kinds::contains);
        var expected = new java.util.ArrayList<String>();
        EventNames.versions()
                .forEach((name, current) -> {
                    for (int version = 1; version <= current; version++) {
                        expected.add(file(name, version).getFileName().toString());
                    }
                });
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void a_name_is_kebab_case_and_carries_its_version_on_the_wire() {
        assertThat(EventNames.storedName("HelpOffered")).isEqualTo("help-offered");
        assertThat(EventNames.wireName("HelpOffered")).isEqualTo("case.help-offered.v1");
        assertThat(EventNames.typeOf("help-offered")).contains(HelpOffered.class);
    }

    @Test
    void an_unknown_name_or_version_stops_the_reader_and_says_where() {
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventJson.read(fact("help-offered", "2", body)))
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("position 7")
                .hasMessageContaining("help-offered");
        assertThatThrownBy(() -> EventJson.read(fact("HelpOffered", "1", body)))
                .isInstanceOf(UnknownFact.class);
    }

    @Test
    void what_names_a_person_stands_apart_from_what_does_not() {
        CaseEvent event = SampleEvents.of(HelpOffered.class);

        var stored = DomainJson.read(EventJson.write(event));

        assertThat(stored.path("coded").has("reason")).isFalse();
        assertThat(stored.path("personal").path("reason").path("class").asString())
                .isEqualTo("NARR");
        assertThat(stored.path("personal").path("reason").path("about").asString())
                .isEqualTo("client");
        assertThat(stored.path("coded").path("offerId").asString()).isEqualTo("offerId-1");
    }

    private static Path file(String name, int version) {
        return GOLDEN.resolve(name + ".v" + version + ".json");
    }

    /** Of the version in which it is written now. */
    private static Path file(Class<?> kind) {
        var name = EventNames.storedName(kind.getSimpleName());
        return file(name, EventNames.versionOf(name));
    }

    private static String pretty(byte[] json) {
        return DomainJson.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(DomainJson.read(json));
    }

    private static StoredFact fact(String name, String version, byte[] payload) {
        return new StoredFact(7, "BF-0101", 1, "id-1", name, version, MONDAY, payload, ENVELOPE);
    }
}
