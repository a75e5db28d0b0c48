package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What may not be in the pages: signs of the government, scripts and styles in line. */
class AssetsTest {
    private static final Path ASSETS = Path.of("src/main/resources/static/assets");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    @Test
    void no_font_crest_or_crown_of_the_government_is_shipped() throws IOException {
        try (var files = Files.walk(ASSETS)) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(2);
            for (var file : all) {
                assertThat(file.getFileName().toString())
                        .doesNotContainPattern("(?i)transport|crest|crown");
            }
        }
        assertThat(Files.readString(ASSETS.resolve("throughline.css")))
                .doesNotContain("GDS Transport")
                .doesNotContain("url(")
                .contains(".tl-header");
    }

    @Test
    void the_style_sheet_is_what_its_source_was_compiled_to() throws Exception {
        var sheet = Files.readString(ASSETS.resolve("throughline.css"));
        var told = sheet.indexOf("\n/* source ");
        assertThat(sheet.substring(told).strip())
                .as("the build of web-assets writes it")
                .isEqualTo(
                        "/* source %s rules %s */",
                        sha256(Files.readAllBytes(Path.of("../web-assets/throughline.scss"))),
                        sha256(sheet.substring(0, told).getBytes(StandardCharsets.UTF_8)));
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void templates_hold_no_script_or_style_in_line() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            var all = files.filter(file -> file.toString().endsWith(".jte")).toList();
            assertThat(all).hasSizeGreaterThan(10);
            for (var file : all) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("style=")
                        .doesNotContain("onclick")
                        .doesNotContain("$unsafe")
                        .doesNotContainPattern("<script(?! src=)");
            }
        }
    }
}
