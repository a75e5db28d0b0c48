package org.throughline.server.pages.gallery;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;

/** The patterns for whoever changes one of them; there is no such page but in a demonstration. */
@Controller
@ConditionalOnProperty(name = "throughline.demonstration", havingValue = "true")
public class GalleryPages {
    private final Pages pages;

    GalleryPages(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/gallery")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return pages.show("gallery.jte", "Gallery", Gallery.in(SampleTexts.ENGLISH), who, request);
    }

    /** The same as somebody sees it who reads from right to left. */
    @GetMapping("/gallery/right-to-left")
    ResponseEntity<String> showRightToLeft(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return pages.show(
                "gallery.jte",
                "Gallery, right to left",
                Gallery.in(SampleTexts.URDU),
                who,
                request);
    }
}
