package org.throughline.server.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.ledger.SecondTries;
import org.throughline.agencies.lightlink.LightLinks;
import org.throughline.agencies.lightlink.LightVisits;
import org.throughline.agencies.lightlink.LightVisits.Asked;
import org.throughline.agencies.lightlink.LightVisits.Given;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Words;

/**
 * The way in by a light link: the token leaves the address, a code is asked for and given, the
 * referral is shown.
 */
@Controller
@OnNode(NodeRole.GATEWAY)
class LinkPages {
    private static final int CODE_LENGTH_MAX = 20;

    private final LinkVisits mine;
    private final LinkReading reading;
    private final LightLinks links;
    private final LightVisits visits;
    private final SecondTries deliveries;

    LinkPages(
            LinkVisits mine,
            LinkReading reading,
            LightLinks links,
            LightVisits visits,
            SecondTries deliveries) {
        this.mine = mine;
        this.reading = reading;
        this.links = links;
        this.visits = visits;
        this.deliveries = deliveries;
    }

    /** Says nothing of the link yet: whatever it is, it first leaves the address. */
    @GetMapping("/link/{token}")
    ResponseEntity<String> arrive(@PathVariable String token, HttpServletRequest request) {
        var headers = new HttpHeaders();
        LinkCookies.holdLink(request, headers, token);
        return to("/link", headers);
    }

    @GetMapping("/link")
    ResponseEntity<String> show(HttpServletRequest request) {
        var open = mine.open(request);
        if (open.isPresent()) {
            return reading.page(
                            open.get(),
                            LinkCookies.words(request),
                            request.getParameter("sent") != null)
                    .map(page ->
                            mine.show(HttpStatus.OK, "link.jte", "request.heading", page, request))
                    .orElseGet(() -> mine.expired(request));
        }
        if (LinkCookies.visit(request).filter(visits::isWaiting).isPresent()
                && mine.link(request).isPresent()) {
            return code(request, HttpStatus.OK, false, false);
        }
        return mine.link(request)
                .map(link ->
                        mine.show(
                                HttpStatus.OK,
                                "linkask.jte",
                                "ask.heading",
                                new LinkPage.CodePage(
                                        LinkCookies.words(request), link.reference(), false, false),
                                request))
                .orElseGet(() -> mine.expired(request));
    }

    /** A code is made only when somebody asks: mail programs open links by themselves. */
    @PostMapping("/link/code")
    ResponseEntity<String> ask(HttpServletRequest request) {
        var token = LinkCookies.link(request);
        if (token.isEmpty() || mine.link(request).isEmpty()) {
            return mine.expired(request);
        }
        return switch (visits.ask(token.get())) {
            case Asked.OnItsWay(var visit) -> {
                var headers = new HttpHeaders();
                LinkCookies.holdVisit(request, headers, visit);
                yield to("/link", headers);
            }
            case Asked.TooMany() -> code(request, HttpStatus.TOO_MANY_REQUESTS, false, true);
            case Asked.LinkExpired() -> mine.expired(request);
        };
    }

    @PostMapping("/link/visit")
    ResponseEntity<String> give(
            @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        var visit = LinkCookies.visit(request);
        if (visit.isEmpty() || code.length() > CODE_LENGTH_MAX) {
            return mine.expired(request);
        }
        return switch (visits.give(visit.get(), code.replaceAll("\\s", ""))) {
            case Given.Open(var opened) -> {
                var headers = new HttpHeaders();
                LinkCookies.holdVisit(request, headers, opened);
                yield to("/link", headers);
            }
            case Given.Wrong() -> code(request, HttpStatus.UNPROCESSABLE_CONTENT, true, false);
            case Given.Expired() -> mine.expired(request);
        };
    }

    private ResponseEntity<String> code(
            HttpServletRequest request, HttpStatus status, boolean isWrong, boolean isTooMany) {
        return mine.link(request)
                .map(link ->
                        mine.show(
                                status,
                                "linkcode.jte",
                                isWrong || isTooMany ? "problem" : "code.heading",
                                new LinkPage.CodePage(
                                        LinkCookies.words(request),
                                        link.reference(),
                                        isWrong,
                                        isTooMany),
                                request))
                .orElseGet(() -> mine.expired(request));
    }

    /** Has a new link mailed to the registered address, and answers alike whatever came of it. */
    @PostMapping("/link/again")
    ResponseEntity<String> again(HttpServletRequest request) {
        LinkCookies.link(request)
                .flatMap(links::known)
                .filter(links::mayRenew)
                .ifPresent(link -> deliveries.again(link.agency(), link.releaseSeq()));
        return mine.say(HttpStatus.OK, "again", request);
    }

    @PostMapping("/link/leave")
    ResponseEntity<String> leave(HttpServletRequest request) {
        LinkCookies.visit(request).ifPresent(visits::leave);
        var headers = new HttpHeaders();
        LinkCookies.forget(request, headers);
        return to("/link/left", headers);
    }

    @GetMapping("/link/left")
    ResponseEntity<String> left(HttpServletRequest request) {
        return mine.say(HttpStatus.OK, "left", request);
    }

    /** Another language from here on, in this browser. */
    @GetMapping("/link/words/{language}")
    ResponseEntity<String> words(@PathVariable String language, HttpServletRequest request) {
        var headers = new HttpHeaders();
        if (Words.LANGUAGES.stream().anyMatch(one -> one.code().equals(language))) {
            LinkCookies.holdWords(request, headers, language);
        }
        return to("/link", headers);
    }

    private static ResponseEntity<String> to(String path, HttpHeaders headers) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .headers(headers)
                .build();
    }
}
