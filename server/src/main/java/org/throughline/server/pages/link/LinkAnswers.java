package org.throughline.server.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.agencies.lightlink.LightLink;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.agency.Answering;

/** Answers in a visit by a light link: about its own referral, whatever the form names. */
@Controller
@OnNode(NodeRole.GATEWAY)
class LinkAnswers {
    private static final String REFERRAL = "referralId";

    private final Pages pages;
    private final LinkVisits mine;
    private final Answering answering;

    LinkAnswers(Pages pages, LinkVisits mine, Answering answering) {
        this.pages = pages;
        this.mine = mine;
        this.answering = answering;
    }

    @GetMapping("/link/answer/{command}")
    ResponseEntity<String> form(@PathVariable String command, HttpServletRequest request) {
        var link = mine.open(request);
        if (link.isEmpty()) {
            return mine.expired(request);
        }
        return LinkReading.ANSWERS.contains(command)
                ? form(given(link.get(), command, Map.of()), List.of(), request)
                : nothingHere(request);
    }

    @PostMapping("/link/answer/{command}")
    ResponseEntity<String> answer(@PathVariable String command, HttpServletRequest request) {
        var link = mine.open(request);
        if (link.isEmpty()) {
            return mine.expired(request);
        }
        var typed = request.getParameterMap();
        if (!LinkReading.ANSWERS.contains(command) || isAboutAnother(link.get(), typed)) {
            return nothingHere(request);
        }
        var given = given(link.get(), command, typed);
        if (typed.containsKey("add")) {
            return form(given, List.of(), request);
        }
        var violations = answering.send(given);
        return violations.isEmpty()
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/link?sent"))
                        .build()
                : form(given, violations, request);
    }

    private static boolean isAboutAnother(LightLink link, Map<String, String[]> typed) {
        return isOther(typed.get(REFERRAL), link.referral().value())
                || isOther(typed.get("caseId"), link.caseId().value());
    }

    private static boolean isOther(String @Nullable [] named, String own) {
        return named != null && !List.of(named).equals(List.of(own));
    }

    private static Answering.Given given(
            LightLink link, String command, Map<String, String[]> typed) {
        var about = new HashMap<>(typed);
        about.put(REFERRAL, new String[] {link.referral().value()});
        about.put("caseId", new String[] {link.caseId().value()});
        return new Answering.Given(link.caseId(), command, LinkVisits.actor(link), about);
    }

    private ResponseEntity<String> form(
            Answering.Given given, List<Violation> violations, HttpServletRequest request) {
        var form = answering.form(given, violations, "/link", Set.of(REFERRAL));
        return pages.byLink(
                violations.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "form.jte",
                (violations.isEmpty() ? "" : "Error: ") + form.heading(),
                form,
                // The contract's fields and codes have English labels only.
                LinkWords.in("en").frame(),
                request);
    }

    private ResponseEntity<String> nothingHere(HttpServletRequest request) {
        return mine.say(HttpStatus.NOT_FOUND, "nothing", request);
    }
}
