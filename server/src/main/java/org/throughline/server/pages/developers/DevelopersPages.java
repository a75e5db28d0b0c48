package org.throughline.server.pages.developers;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.agencies.channels.webhook.WebhookSetup;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.developers.DevelopersPage.Trial;
import org.throughline.server.security.SignedIn;

/** What an agency's developers take away, and a key to try with. Nothing here is of a case. */
@Controller
@OnNode(NodeRole.GATEWAY)
class DevelopersPages {
    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "json",
                    MediaType.APPLICATION_JSON,
                    "md",
                    new MediaType("text", "markdown", StandardCharsets.UTF_8));

    /** Of programs, which are to be read and never run where they stand. */
    private static final MediaType TEXT =
            new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Pages pages;
    private final Handouts handouts;
    private final WebhookSetup webhooks;
    private final DevelopersPage page;

    DevelopersPages(Pages pages, Handouts handouts, WebhookSetup webhooks) {
        this.pages = pages;
        this.handouts = handouts;
        this.webhooks = webhooks;
        this.page = DevelopersPage.of(handouts);
    }

    @GetMapping("/agency/developers")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return show(page, who, request);
    }

    /** Shows a key in the answer and nowhere else: it is not there when the page is asked again. */
    @PostMapping("/agency/developers/trial-key")
    ResponseEntity<String> draw(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return show(page.with(Trial.of(webhooks.drawTrialKey())), who, request);
    }

    private ResponseEntity<String> show(
            DevelopersPage shown, SignedIn who, HttpServletRequest request) {
        return pages.show("developers.jte", "For developers", shown, who, request);
    }

    @GetMapping("/agency/developers/{shelf}/{file}")
    ResponseEntity<?> file(
            @PathVariable String shelf,
            @PathVariable String file,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var found = handouts.find(shelf, file);
        return found.isPresent()
                ? ResponseEntity.ok().contentType(type(file)).body(found.get())
                : pages.nothingHere(who, request);
    }

    private static MediaType type(String file) {
        return TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), TEXT);
    }
}
