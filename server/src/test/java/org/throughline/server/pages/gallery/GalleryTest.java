package org.throughline.server.pages.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * The gallery leaves no pattern out, and stands on no machine that is not for trying things out.
 */
class GalleryTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern PATTERN = Pattern.compile("@template\\.tag\\.(\\w+)\\(");

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(GalleryPages.class);

    @Test
    void every_pattern_stands_in_the_gallery() throws IOException {
        var all = new TreeSet<String>();
        try (var files = Files.list(TEMPLATES.resolve("tag"))) {
            files.map(file -> file.getFileName().toString().replace(".jte", "")).forEach(all::add);
        }
        assertThat(all).hasSizeGreaterThan(20);
        var shown = new TreeSet<String>();
        follow(TEMPLATES.resolve("gallery.jte"), shown);
        assertThat(shown).isEqualTo(all);
    }

    private static void follow(Path template, Set<String> shown) throws IOException {
        var used = PATTERN.matcher(Files.readString(template));
        while (used.find()) {
            if (shown.add(used.group(1))) {
                follow(TEMPLATES.resolve("tag").resolve(used.group(1) + ".jte"), shown);
            }
        }
    }

    @Test
    void there_is_no_gallery_outside_a_demonstration() {
        runner.run(context -> assertThat(context).doesNotHaveBean(GalleryPages.class));
        runner.withPropertyValues("throughline.demonstration=false")
                .run(context -> assertThat(context).doesNotHaveBean(GalleryPages.class));
    }

    @Test
    void a_demonstration_asks_for_it() {
        runner.withPropertyValues("throughline.demonstration=true")
                .run(context -> assertThat(context).hasFailed());
    }
}
