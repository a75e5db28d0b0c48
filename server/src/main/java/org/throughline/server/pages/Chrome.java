package org.throughline.server.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame around a page.
 *
 * @param who name and role of the person who is signed in; null before signing in
 * @param demonstration whether the strip says that nothing here is real
 * @param csrfName name of the hidden field that every form carries
 */
public record Chrome(
        String title,
        @Nullable String who,
        List<Link> navigation,
        boolean demonstration,
        String csrfName,
        String csrfToken) {
    public Chrome {
        navigation = List.copyOf(navigation);
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
