package org.throughline.server.pages.agency;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;

/**
 * The forms by which an officer answers; what is sent goes the agency's own way and comes back as a
 * receipt.
 */
@Controller
@OnNode(NodeRole.GATEWAY)
public class AnswerPages {
    static final Set<String> ANSWERS =
            Set.of(
                    "AcknowledgeReferral",
                    "RequestReferralInfo",
                    "AcceptReferral",
                    "DeclineReferral",
                    "StartReferral",
                    "RecordReferralProgress",
                    "PauseReferral",
                    "ResumeReferral",
                    "CompleteReferral",
                    "ReportAgencyAction",
                    "RecordSafetyMeasureInstalled",
                    "ReportForumAction",
                    "ProposeResolution",
                    "LogEvidence");

    private final Pages pages;
    private final AgencyStore store;
    private final Answering answering;

    AnswerPages(Pages pages, AgencyStore store, Answering answering) {
        this.pages = pages;
        this.store = store;
        this.answering = answering;
    }

    @GetMapping("/agency/cases/{caseId}/answer/{command}")
    ResponseEntity<String> form(
            @PathVariable String caseId,
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var id = AgencyPages.id(caseId);
        return id == null
                        || !ANSWERS.contains(command)
                        || store.told(who.actor().agency(), id).isEmpty()
                ? pages.nothingHere(who, request)
                : form(
                        new Answering.Given(id, command, who.actor(), typedOrAsked(request)),
                        List.of(),
                        who,
                        request);
    }

    /** A link may name the referral that is answered. */
    private static Map<String, String[]> typedOrAsked(HttpServletRequest request) {
        var referral = request.getParameter("referralId");
        return referral == null ? Map.of() : Map.of("referralId", new String[] {referral});
    }

    @PostMapping("/agency/cases/{caseId}/answer/{command}")
    ResponseEntity<String> answer(
            @PathVariable String caseId,
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var id = AgencyPages.id(caseId);
        if (id == null
                || !ANSWERS.contains(command)
                || store.told(who.actor().agency(), id).isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var given = new Answering.Given(id, command, who.actor(), request.getParameterMap());
        if (given.typed().containsKey("add")) {
            return form(given, List.of(), who, request);
        }
        var violations = answering.send(given);
        return violations.isEmpty()
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/agency/cases/" + id + "?sent"))
                        .build()
                : form(given, violations, who, request);
    }

    private ResponseEntity<String> form(
            Answering.Given given,
            List<Violation> violations,
            SignedIn who,
            HttpServletRequest request) {
        var form = answering.form(given, violations, "/agency/cases/" + given.caseId(), Set.of());
        var status = violations.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return pages.show(
                status,
                "form.jte",
                (violations.isEmpty() ? "" : "Error: ") + form.heading(),
                form,
                who,
                request);
    }
}
