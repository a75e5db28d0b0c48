package org.throughline.server.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.throughline.agencies.lightlink.LightLink;
import org.throughline.agencies.lightlink.LightLinks;
import org.throughline.agencies.lightlink.LightVisits;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.server.mailing.MailSetup;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;

/** Whose visit it is, and the one answer to everything that opens nothing. */
@Component
@OnNode(NodeRole.GATEWAY)
class LinkVisits {
    private static final Logger LOG = LoggerFactory.getLogger(LinkVisits.class);

    private final Pages pages;
    private final LightLinks links;
    private final LightVisits visits;
    private final MailSetup readers;

    LinkVisits(Pages pages, LightLinks links, LightVisits visits, MailSetup readers) {
        this.pages = pages;
        this.links = links;
        this.visits = visits;
        this.readers = readers;
    }

    /** The link that this browser holds, if it opens now. */
    Optional<LightLink> link(HttpServletRequest request) {
        return LinkCookies.link(request).flatMap(links::opened).filter(this::hasReader);
    }

    /** The link of the open visit of this browser. */
    Optional<LightLink> open(HttpServletRequest request) {
        return LinkCookies.visit(request).flatMap(visits::open).filter(this::hasReader);
    }

    private boolean hasReader(LightLink link) {
        return readers.isReader(link.agency(), link.person());
    }

    /** Who acts in a visit by this link. */
    static Actor actor(LightLink link) {
        return new Actor(link.person(), Role.AGENCY_USER, link.agency());
    }

    /** A page in the language that was chosen; the key is that of its title. */
    ResponseEntity<String> show(
            HttpStatus status,
            String template,
            String title,
            Object page,
            HttpServletRequest request) {
        var words = LinkCookies.words(request);
        return pages.byLink(status, template, words.of(title), page, words.frame(), request);
    }

    /** A page that only says something: a heading and a text under its key. */
    ResponseEntity<String> say(HttpStatus status, String key, HttpServletRequest request) {
        var words = LinkCookies.words(request);
        var heading = key + ".heading";
        return show(
                status,
                "linkmessage.jte",
                heading,
                new Pages.Message(words.of(heading), words.of(key + ".text")),
                request);
    }

    /**
     * Expired, used, void and unknown are one to whoever asks. The log names what can be told of
     * it, and nothing of the case.
     */
    ResponseEntity<String> expired(HttpServletRequest request) {
        LOG.info(
                "a light link is refused: {}, link {}",
                Refusal.LINK_EXPIRED,
                LinkCookies.link(request)
                        .flatMap(links::known)
                        .map(link -> link.reference() + " of " + link.agency())
                        .orElse("unknown"));
        var words = LinkCookies.words(request);
        return show(
                HttpStatus.valueOf(Refusal.LINK_EXPIRED.status()),
                "linkexpired.jte",
                "expired.heading",
                new LinkPage.ExpiredPage(words, link(request).isPresent()),
                request);
    }
}
