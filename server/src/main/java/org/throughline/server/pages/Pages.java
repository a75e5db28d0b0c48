package org.throughline.server.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.throughline.casefile.Role;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.Settings;
import org.throughline.server.pages.Chrome.Link;
import org.throughline.server.security.SignedIn;

/** Renders pages: a typed model and the frame of the person who looks. */
@Component
public class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final boolean demonstration;
    private final boolean takesCommands;

    Pages(Settings settings) {
        this.demonstration = settings.demonstration();
        this.takesCommands = settings.has(NodeRole.CASEWORK);
    }

    public boolean isDemonstration() {
        return demonstration;
    }

    /** Whether the registers are changed here: not at a gateway that stands apart. */
    public boolean changesRegisters(SignedIn who) {
        return takesCommands && who.actor().role() == Role.ADMIN;
    }

    /** A whole page. */
    public ResponseEntity<String> show(
            String template,
            String title,
            Object page,
            @Nullable SignedIn who,
            HttpServletRequest request) {
        return show(HttpStatus.OK, template, title, page, who, request);
    }

    /** A whole page with another status than 200. */
    public ResponseEntity<String> show(
            HttpStatus status,
            String template,
            String title,
            Object page,
            @Nullable SignedIn who,
            HttpServletRequest request) {
        return html(
                status,
                template,
                Map.of("chrome", chrome(title, who, null, request), "page", page));
    }

    /** A whole page for somebody who came by a light link. */
    public ResponseEntity<String> byLink(
            HttpStatus status,
            String template,
            String title,
            Object page,
            Chrome.ByLink frame,
            HttpServletRequest request) {
        return html(
                status,
                template,
                Map.of("chrome", chrome(title, null, frame, request), "page", page));
    }

    /** A part of a page that is put in place of another. */
    public ResponseEntity<String> part(String template, Object page) {
        return html(HttpStatus.OK, template, Map.of("page", page));
    }

    /** A document without a frame, to be given away as a file. */
    public String document(String template, Object page) {
        var out = new StringOutput();
        templates.render(template, Map.of("page", page), out);
        return out.toString();
    }

    /** Says that there is nothing here, in the same words for what is hidden and what never was. */
    public ResponseEntity<String> nothingHere(@Nullable SignedIn who, HttpServletRequest request) {
        return message(
                HttpStatus.NOT_FOUND,
                "Page not found",
                "There is nothing here under this name, or not for you. Check the reference.",
                who,
                request);
    }

    /** A page that only says something. */
    public ResponseEntity<String> message(
            HttpStatus status,
            String heading,
            String text,
            @Nullable SignedIn who,
            HttpServletRequest request) {
        return show(status, "message.jte", heading, new Message(heading, text), who, request);
    }

    private ResponseEntity<String> html(
            HttpStatus status, String template, Map<String, Object> model) {
        var out = new StringOutput();
        templates.render(template, model, out);
        return ResponseEntity.status(status)
                .contentType(
                        new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .body(out.toString());
    }

    private Chrome chrome(
            String title,
            @Nullable SignedIn who,
            Chrome.@Nullable ByLink byLink,
            HttpServletRequest request) {
        var csrf =
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                        ? token
                        : null;
        return new Chrome(
                title,
                who == null ? null : who.displayName() + ", " + Wording.role(who.actor().role()),
                who == null
                        ? List.of()
                        : navigation(who).stream()
                                .map(link -> link.seenFrom(request.getRequestURI()))
                                .toList(),
                byLink,
                demonstration,
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken());
    }

    private List<Link> navigation(SignedIn who) {
        return switch (who.actor().role()) {
            case INTAKE, CASEWORKER ->
                    List.of(
                            new Link("My day", "/day"),
                            new Link("Cases", "/cases"),
                            new Link("Search", "/search"),
                            new Link("Referrals", "/board"),
                            new Link("New case", "/cases/new"),
                            new Link("Codes", "/codes"));
            case SUPERVISOR, DATA_LEAD -> {
                var links =
                        new ArrayList<>(
                                List.of(
                                        new Link("My day", "/day"),
                                        new Link("Cases", "/cases"),
                                        new Link("Search", "/search"),
                                        new Link("Referrals", "/board"),
                                        new Link("Replay", "/audit"),
                                        new Link("Statistics", "/statistics"),
                                        new Link("Rights", "/rights"),
                                        new Link("Deliveries", "/deliveries"),
                                        new Link("Agencies", "/agencies"),
                                        new Link("Codes", "/codes"),
                                        new Link("People", "/people"),
                                        new Link("Status", "/status")));
                if (who.actor().role() == Role.SUPERVISOR) {
                    links.add(new Link("Clocks", "/registers"));
                }
                yield links;
            }
            case FORUM ->
                    List.of(
                            new Link("Cases", "/cases"),
                            new Link("Referrals", "/board"),
                            new Link("Meetings", "/registers"));
            case AUDITOR ->
                    List.of(
                            new Link("Replay", "/audit"),
                            new Link("Cases", "/cases"),
                            new Link("Search", "/search"),
                            new Link("Statistics", "/statistics"),
                            new Link("Rights", "/rights"));
            case ADMIN ->
                    List.of(
                            new Link("Status", "/status"),
                            new Link("Deliveries", "/deliveries"),
                            new Link("Agencies", "/agencies"),
                            new Link("Codes", "/codes"),
                            new Link("People", "/people"),
                            new Link("Registers", "/registers"));
            case AGENCY_USER -> {
                var links =
                        new ArrayList<>(
                                List.of(
                                        new Link("Inbox", "/agency"),
                                        new Link("How you are told", "/agency/connection"),
                                        new Link("Your codes", "/agency/codes"),
                                        new Link("For developers", "/agency/developers"),
                                        new Link("Proof", "/agency/proof")));
                // A gateway that stands apart has no registers to change.
                if (takesCommands) {
                    links.add(new Link("Meetings", "/registers"));
                }
                yield links;
            }
            case AGENCY_SYSTEM, CLIENT, SYSTEM -> List.of();
        };
    }

    /** A heading and a sentence. */
    public record Message(String heading, String text) {}

    /**
     * A form that could not be taken, to be sent once more as it was filled in.
     *
     * @param action where it is sent
     */
    public record Again(String action, List<Map.Entry<String, String>> typed) {
        public Again {
            typed = List.copyOf(typed);
        }
    }
}
