package org.throughline.server.pages.why;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Purpose;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;

/** Asks somebody why they look at a case on which they do not work. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class WhyPages {
    private static final Pattern OWN_PAGES =
            Pattern.compile("/(cases|audit)/([\\w./?=&+:~,-]|%[0-9A-Fa-f]{2})*");

    private final Pages pages;
    private final CaseDoor door;

    WhyPages(Pages pages, CaseDoor door) {
        this.pages = pages;
        this.door = door;
    }

    /**
     * The question.
     *
     * @param to the page that was asked for
     * @param isUnanswered whether nothing was chosen
     */
    public record WhyPage(String caseId, String to, List<Purpose> purposes, boolean isUnanswered) {
        public WhyPage {
            purposes = List.copyOf(purposes);
        }
    }

    @GetMapping("/cases/{caseId}/why")
    ResponseEntity<String> ask(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var asks = door.asks(caseId, who);
        if (asks.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        return asks.get() ? show(HttpStatus.OK, caseId, to, who, request) : to(own(to, caseId));
    }

    @PostMapping("/cases/{caseId}/why")
    ResponseEntity<String> say(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String purpose,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (door.asks(caseId, who).isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var said = Purpose.said(purpose);
        if (said.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, caseId, to, who, request);
        }
        door.say(caseId, who, said.get());
        return to(own(to, caseId));
    }

    private ResponseEntity<String> show(
            HttpStatus status, String caseId, String to, SignedIn who, HttpServletRequest request) {
        return pages.show(
                status,
                "why.jte",
                "Why do you look at this case?",
                new WhyPage(caseId, own(to, caseId), Purpose.SAID, status != HttpStatus.OK),
                who,
                request);
    }

    /** A page of ours, whatever the address of the question says. */
    private static String own(String to, String caseId) {
        return OWN_PAGES.matcher(to).matches() ? to : "/cases/" + caseId;
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
