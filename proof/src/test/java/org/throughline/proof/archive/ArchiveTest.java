package org.throughline.proof.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.proof.tree.Sha256;

class ArchiveTest {
    private static final byte[] LINES = "one\ntwo\n\n".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private Path archive = Path.of("");

    @BeforeEach
    void write() throws IOException {
        archive = folder.resolve("a.zip");
        try (var writer = ArchiveWriter.create(archive)) {
            writer.add("lines.jsonl", LINES);
            writer.add("attached/empty.txt", new byte[0]);
            writer.finish();
        }
    }

    @Test
    void every_other_program_can_open_it() throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .containsExactly("lines.jsonl", "attached/empty.txt");
            assertThat(zip.getInputStream(zip.getEntry("lines.jsonl")).readAllBytes())
                    .isEqualTo(LINES);
        }
    }

    @Test
    void lines_are_read_one_by_one_and_the_whole_is_digested() throws IOException {
        try (var reader = ArchiveReader.open(archive)) {
            var source = reader.content(reader.file("lines.jsonl").orElseThrow());
            assertThat(source.next()).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
            assertThat(source.next()).isEqualTo("two".getBytes(StandardCharsets.UTF_8));
            assertThat(source.place()).isEqualTo("lines.jsonl line 2");
            assertThat(source.next()).isEmpty();
            assertThat(source.next()).isNull();
            assertThat(source.finish()).isEqualTo(Sha256.of(LINES));
        }
    }

    @Test
    void no_bit_can_be_turned_over_unseen() throws IOException {
        var bytes = Files.readAllBytes(archive);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(archive, bytes);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(this::readAll).as("bit %d", bit).isInstanceOf(Damaged.class);
        }
        Files.write(archive, bytes);
        readAll();
    }

    @Test
    void no_part_of_it_is_taken_for_the_whole() throws IOException {
        var bytes = Files.readAllBytes(archive);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(archive, Arrays.copyOf(bytes, length));
            assertThatThrownBy(this::readAll).as("%d bytes", length).isInstanceOf(Damaged.class);
        }
    }

    @Test
    void a_line_without_its_end_or_without_end_is_refused() throws IOException {
        damaged(Damaged.Kind.FORM, "one".getBytes(StandardCharsets.UTF_8));
        var longLine = new byte[LineSource.LINE_MAX + 1];
        Arrays.fill(longLine, (byte) 'x');
        damaged(Damaged.Kind.SIZE, longLine);
        longLine[LineSource.LINE_MAX] = '\n';
        try (var reader = written(longLine)) {
            assertThat(reader.content(reader.files().getFirst()).next())
                    .hasSize(LineSource.LINE_MAX);
        }
    }

    private void damaged(Damaged.Kind kind, byte[] content) throws IOException {
        try (var reader = written(content)) {
            var source = reader.content(reader.files().getFirst());
            assertThatThrownBy(source::next)
                    .isInstanceOfSatisfying(
                            Damaged.class, one -> assertThat(one.kind()).isEqualTo(kind));
        }
    }

    private ArchiveReader written(byte[] content) throws IOException {
        try (var writer = ArchiveWriter.create(archive)) {
            writer.add("lines.jsonl", content);
            writer.finish();
        }
        return ArchiveReader.open(archive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../x",
                "/x",
                "x/y",
                "attached/",
                "attached/../x",
                "X",
                "x\\y",
                ".x",
                "x y"
            })
    void a_name_leads_nowhere_else(String name) throws IOException {
        assertThat(ArchivedFile.isName(name)).isFalse();
        try (var writer = ArchiveWriter.create(archive)) {
            assertThatThrownBy(() -> writer.add(name, LINES))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.finish();
        }
    }

    private void readAll() throws IOException {
        try (var reader = ArchiveReader.open(archive)) {
            for (var file : reader.files()) {
                reader.content(file).finish();
            }
        }
    }
}
