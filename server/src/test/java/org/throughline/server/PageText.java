package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What stands on a page or in a file: never a failure that prints what stands in a case. */
final class PageText {
    private PageText() {}

    static void holds(String text, String... words) {
        assertThat(List.of(words)).allMatch(text::contains);
    }

    static void holdsNone(String text, List<String> words) {
        assertThat(words).noneMatch(text::contains);
    }
}
