package org.throughline.server.pages.consent;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.LogBridge;

/** The page of consent and other grounds of a case. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class ConsentPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final LogBridge log;
    private final Contract contract;
    private final Clock clock;

    ConsentPages(
            Pages pages, Desk desk, CaseDoor door, LogBridge log, Contract contract, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.log = log;
        this.contract = contract;
        this.clock = clock;
    }

    /** A story stands still after its last line, and nothing ends there by our clock. */
    private Instant now(List<RecordedEvent> readable) {
        var last = readable.getLast();
        return log.inStoryTime(last) ? last.recordedAt() : clock.instant();
    }

    @GetMapping("/cases/{caseId}/consent")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return door.open(caseId, who, Sight.CONSENT)
                .map(readable ->
                        new ConsentReading(
                                        readable,
                                        desk.registers().now(),
                                        now(readable),
                                        contract,
                                        who.actor().role() == Role.CASEWORKER)
                                .page())
                .map(page ->
                        pages.show(
                                "consent.jte",
                                "Consent and basis of " + page.reference(),
                                page,
                                who,
                                request))
                .orElseGet(() -> pages.nothingHere(who, request));
    }
}
