package org.throughline.server.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame around a page.
 *
 * @param who name and role of the person who is signed in; null before signing in
 * @param byLink for a page that was opened by a light link: it is nobody's way into the program,
 *     can be left in a hurry, and may be in another language; null for all others
 * @param demonstration whether the strip says that nothing here is real
 * @param csrfName name of the hidden field that every form carries
 */
public record Chrome(
        String title,
        @Nullable String who,
        List<Link> navigation,
        @Nullable ByLink byLink,
        boolean demonstration,
        String csrfName,
        String csrfToken) {
    public Chrome {
        navigation = List.copyOf(navigation);
    }

    /** The language of the page, as assistive technology is told of it. */
    public String lang() {
        return byLink == null ? "en" : byLink.language().code();
    }

    /** The direction in which it is written. */
    public String dir() {
        return byLink == null ? "ltr" : byLink.language().dir();
    }

    public String skip() {
        return byLink == null ? "Skip to main content" : byLink.skip();
    }

    public String times() {
        return byLink == null ? "Times are in Europe/London." : byLink.times();
    }

    /** A language by its code, its own name for itself, and its direction. */
    public record Language(String code, String name, String dir) {}

    /**
     * The words of the frame in the language of the page.
     *
     * @param draft says that nobody has checked the translation; empty for English
     */
    public record ByLink(
            Language language,
            String skip,
            String exit,
            String times,
            String choice,
            String draft,
            List<Language> languages) {
        public ByLink {
            languages = List.copyOf(languages);
        }

        /** What assistive technology is told of a language in the choice. */
        public @Nullable String current(Language one) {
            return one.equals(language) ? "true" : null;
        }
    }

    /** A way to another page, and whether it leads to the one that is shown. */
    public record Link(String label, String path, boolean isHere) {
        Link(String label, String path) {
            this(label, path, false);
        }

        Link seenFrom(String shown) {
            return new Link(label, path, path.equals(shown));
        }

        /** What assistive technology is told of it; null for another page. */
        public @Nullable String current() {
            return isHere ? "page" : null;
        }
    }
}
