package org.throughline.server.pages.contact;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.throughline.casefile.Role;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;

/** The page of the people of a case. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class ClientPages {
    private final Pages pages;
    private final CaseDoor door;

    ClientPages(Pages pages, CaseDoor door) {
        this.pages = pages;
        this.door = door;
    }

    /** Whoever reads codes alone is told that there is nothing: hardly any of it is coded. */
    @GetMapping("/cases/{caseId}/people")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var role = who.actor().role();
        if (role == Role.FORUM) {
            return pages.nothingHere(who, request);
        }
        return door.open(caseId, who, Sight.PEOPLE)
                .map(readable ->
                        ClientReading.page(
                                readable, role == Role.CASEWORKER || role == Role.INTAKE))
                .map(page ->
                        pages.show(
                                "client.jte", "People of " + page.reference(), page, who, request))
                .orElseGet(() -> pages.nothingHere(who, request));
    }
}
