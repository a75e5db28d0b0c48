package org.throughline.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeededTest {
    private static final Path SOURCES = Path.of("..");
    private static final Path DEFECTS = Path.of("seeded");

    @TempDir private Path folder;

    @Test
    void every_defect_still_fits_the_program() throws IOException {
        try (var defects = Files.list(DEFECTS)) {
            var all = defects.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(6);
            for (var defect : all) {
                var planted = Seeded.planted(defect, SOURCES);
                assertThat(planted.source())
                        .isNotEqualTo(Files.readString(SOURCES.resolve(planted.file())));
            }
        }
    }

    @Test
    void a_defect_whose_place_is_gone_is_refused() throws IOException {
        var defect =
                Files.writeString(
                        folder.resolve("gone.txt"),
                        "campaign/README.md\n<<<<\nnothing like this\n====\nelse\n>>>>\n");
        assertThatThrownBy(() -> Seeded.planted(defect, SOURCES))
                .hasMessageContaining("does not fit campaign/README.md any more");
    }
}
