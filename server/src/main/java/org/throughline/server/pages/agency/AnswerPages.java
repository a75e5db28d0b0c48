package org.throughline.server.pages.agency;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
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
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.pages.form.TypedForm;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

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
    private final AnswerBox box;
    private final ServedAgencies registers;
    private final Clock clock;

    AnswerPages(
            Pages pages, AgencyStore store, AnswerBox box, ServedAgencies registers, Clock clock) {
        this.pages = pages;
        this.store = store;
        this.box = box;
        this.registers = registers;
        this.clock = clock;
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
                : form(id, command, typedOrAsked(request), List.of(), who, request);
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
        var agency = who.actor().agency();
        var id = AgencyPages.id(caseId);
        if (id == null || !ANSWERS.contains(command) || store.told(agency, id).isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var typed = request.getParameterMap();
        if (typed.containsKey("add")) {
            return form(id, command, typed, List.of(), who, request);
        }
        var spec = spec(command);
        List<FieldSpec> fields = new ArrayList<>(Contract.standard().commonFields());
        fields.addAll(spec.fields());
        var data = new TypedForm(Contract.standard(), typed).read(fields);
        var violations =
                ShapeCheck.ofCommand(
                        Contract.standard(), spec, data, who.actor().role(), registers.register());
        if (!violations.isEmpty()) {
            return form(id, command, typed, violations, who, request);
        }
        box.put(
                agency,
                who.actor().person(),
                command,
                id,
                data.path("messageId").asString(),
                data.toString());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/agency/cases/" + id + "?sent"))
                .build();
    }

    private static CommandSpec spec(String command) {
        return Contract.standard().command(command).orElseThrow();
    }

    private ResponseEntity<String> form(
            CaseId caseId,
            String command,
            Map<String, String[]> typed,
            List<Violation> violations,
            SignedIn who,
            HttpServletRequest request) {
        var maker =
                new FormMaker(
                        spec(command),
                        registers.register(),
                        List.of(),
                        who.actor(),
                        typed,
                        violations);
        var form =
                new CommandForm(
                        command,
                        Wording.words(command),
                        "/agency/cases/" + caseId + "/answer/" + command,
                        "/agency/cases/" + caseId,
                        maker.fields(),
                        maker.when(clock.instant()),
                        maker.hidden(caseId.value(), 0),
                        violations.isEmpty() ? null : RefusalWords.of(Refusal.VALIDATION),
                        List.of(),
                        maker.problems(),
                        null);
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
