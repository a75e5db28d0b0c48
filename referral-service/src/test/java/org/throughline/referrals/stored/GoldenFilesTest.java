package org.throughline.referrals.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.referrals.stored.GoldenFiles.COMMITTED;
import static org.throughline.referrals.stored.GoldenFiles.pretty;
import static org.throughline.referrals.stored.StoredFacts.fact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.RegisterChange;
import org.throughline.referrals.register.RegisterJson;

/**
 * The stored form of every kind of fact in every version it ever had: what stands in a log must
 * stay readable, and must go on meaning what it meant.
 */
class GoldenFilesTest {

    /**
     * Something that is stored.
     *
     * @param name how its files begin
     * @param storedName the name in the log
     * @param sample one of its kind
     * @param written how the sample is stored now
     */
    record Kind(String name, String storedName, Object sample, byte[] written) {
        int current() {
            return Integer.parseInt(EventNames.version(storedName));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A kind in one of its earlier versions, and a later one. */
    record Raised(Kind kind, int from, int to) {}

    static Stream<Kind> kinds() {
        return Stream.concat(
                SampleEvents.kinds().stream().map(GoldenFilesTest::event),
                SampleEvents.registerKinds().stream().map(GoldenFilesTest::registerEntry));
    }

    static Stream<Raised> raised() {
        return kinds().flatMap(kind ->
                IntStream.rangeClosed(2, kind.current())
                        .boxed()
                        .flatMap(to ->
                                IntStream.range(1, to)
                                        .mapToObj(from -> new Raised(kind, from, to))));
    }

    static Stream<Raised> raisedToCurrent() {
        return raised().filter(one -> one.to() == one.kind().current());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_fact_is_stored_as_its_current_version_always_was(Kind kind) {
        var now = pretty(kind.written());

        assertThat(now)
                .isEqualTo(COMMITTED.textOr(GoldenFiles.stored(kind.name(), kind.current()), now));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_fact_of_the_current_version_is_read_as_it_was(Kind kind) {
        var file = GoldenFiles.stored(kind.name(), kind.current());

        assertThat(read(kind, kind.current(), file)).isEqualTo(kind.sample());
    }

    @ParameterizedTest
    @MethodSource("raised")
    void an_earlier_version_is_raised_to_what_it_always_was_raised_to(Raised raised) {
        var name = raised.kind().name();
        var stored = fact(raised.kind().storedName(), raised.from(), bytes(name, raised.from()));

        var now =
                pretty(
                        EventJson.bytes(
                                Upcasters.standard()
                                        .raised(
                                                stored.name(),
                                                raised.from(),
                                                raised.to(),
                                                Upcasters.payload(stored))));

        assertThat(now)
                .isEqualTo(
                        COMMITTED.textOr(
                                GoldenFiles.raised(name, raised.from(), raised.to()), now));
    }

    @ParameterizedTest
    @MethodSource("raisedToCurrent")
    void an_earlier_version_is_read_to_the_fact_of_today(Raised raised) {
        var kind = raised.kind();
        var file = GoldenFiles.stored(kind.name(), raised.from());
        var expected = GoldenFiles.raised(kind.name(), raised.from(), raised.to());

        assertThat(read(kind, raised.from(), file)).isEqualTo(read(kind, raised.to(), expected));
    }

    @Test
    void every_version_of_every_kind_has_its_files_and_nothing_else_has() {
        var stored =
                kinds().flatMap(kind ->
                        IntStream.rangeClosed(1, kind.current())
                                .mapToObj(version -> GoldenFiles.stored(kind.name(), version)));
        var raised =
                raised().map(one -> GoldenFiles.raised(one.kind().name(), one.from(), one.to()));

        assertThat(COMMITTED.names())
                .hasSizeGreaterThan(50)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(stored, raised).toList());
    }

    @Test
    void every_kind_of_fact_has_a_stored_name() {
        var kinds = SampleEvents.kinds();

        assertThat(EventNames.all().toList()).hasSameSizeAs(kinds).allMatch(kinds::contains);
    }

    @Test
    void a_golden_file_that_exists_is_never_written_again(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("there.v1.json"), "old");
        var writing = new GoldenFiles(folder, true);

        assertThat(writing.textOr("there.v1.json", "new")).isEqualTo("old");
        assertThat(writing.textOr("missing.v1.json", "new")).isEqualTo("new");
        assertThat(writing.names()).containsExactlyInAnyOrder("there.v1.json", "missing.v1.json");
    }

    private static Kind event(Class<?> type) {
        var name = EventNames.storedName(type.getSimpleName());
        var sample = SampleEvents.of(type);
        return new Kind(name, name, sample, EventJson.write(sample, _ -> SampleEvents.corrected()));
    }

    private static Kind registerEntry(Class<?> type) {
        var sample = SampleEvents.registerEntry(type);
        var written = RegisterJson.write(sample);
        var list = DomainJson.read(written).path("list").asString();
        return new Kind(
                EventJson.REGISTER_ENTRY + "." + list, EventJson.REGISTER_ENTRY, sample, written);
    }

    private static byte[] bytes(String name, int version) {
        return COMMITTED.text(GoldenFiles.stored(name, version)).getBytes(UTF_8);
    }

    private static Object read(Kind kind, int version, String file) {
        var stored = fact(kind.storedName(), version, COMMITTED.text(file).getBytes(UTF_8));
        return content(EventJson.read(stored));
    }

    private static Object content(LogEntry entry) {
        return switch (entry) {
            case RecordedEvent recorded -> {
                assertThat(recorded.payload()).isEqualTo(DomainJson.plain(recorded.event()));
                yield recorded.event();
            }
            case RegisterChange change -> change.entry();
        };
    }
}
