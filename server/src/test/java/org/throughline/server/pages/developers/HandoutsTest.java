package org.throughline.server.pages.developers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;

/** The program of a release is a jar, in which folders are entries as well. */
class HandoutsTest {
    @TempDir private Path folder;

    private URL packed(String... names) throws IOException {
        var jar = folder.resolve("program.jar");
        try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(name.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return jar.toUri().toURL();
    }

    @Test
    void shelves_hold_the_files_of_the_jar_and_no_folder() throws IOException {
        var jar =
                packed(
                        "secret.json",
                        "handouts/",
                        "handouts/schemas/",
                        "handouts/schemas/case.case-opened.v1.json",
                        "handouts/guides/",
                        "handouts/guides/webhook.md");
        try (var program = new URLClassLoader(new URL[] {jar}, null)) {
            var handouts = new Handouts(new DefaultResourceLoader(program));
            assertThat(handouts.on(Handouts.SCHEMAS))
                    .isEqualTo(List.of("case.case-opened.v1.json"));
            assertThat(handouts.text(Handouts.GUIDES, "webhook.md"))
                    .isEqualTo("handouts/guides/webhook.md");
            assertThat(handouts.find(Handouts.GUIDES, "")).isEmpty();
            assertThat(handouts.find("..", "secret.json")).isEmpty();
        }
    }
}
