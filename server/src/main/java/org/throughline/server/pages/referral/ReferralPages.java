package org.throughline.server.pages.referral;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.throughline.casefile.Role;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;

/** The page of one referral. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class ReferralPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;

    ReferralPages(Pages pages, Desk desk, CaseDoor door) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
    }

    @GetMapping("/cases/{caseId}/referrals/{referralId}")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @PathVariable String referralId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return door.open(caseId, who, Sight.REFERRAL)
                .flatMap(readable ->
                        ReferralReading.page(
                                readable,
                                referralId,
                                desk.registers().now(),
                                commands(who.actor().role())))
                .map(page ->
                        pages.show(
                                "referral.jte",
                                "Referral of " + page.reference(),
                                page,
                                who,
                                request))
                .orElseGet(() -> pages.nothingHere(who, request));
    }

    private List<CommandSpec> commands(Role role) {
        return desk.commands().stream().filter(command -> command.roles().contains(role)).toList();
    }
}
