package org.throughline.server.pages.caseworker;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.timeline.TimelineAsked;
import org.throughline.server.security.SignedIn;

/** One case as it stands, with its timeline or a part of it. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CasePages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final ReleasedEntries released;

    CasePages(Pages pages, Desk desk, CaseDoor door, ReleasedEntries released) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.released = released;
    }

    @GetMapping("/cases/{caseId}")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String recorded,
            @ModelAttribute TimelineAsked asked,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var events = door.open(caseId, who, Sight.CASE);
        if (events.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var id = new CaseId(caseId);
        var register = desk.registers().now();
        var page =
                CasePage.of(
                        id,
                        events.get(),
                        register,
                        released.of(id),
                        asked,
                        who.actor(),
                        recorded != null);
        boolean isWrong = page.timeline().wrongField() != null;
        return pages.show(
                isWrong ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
                "case.jte",
                (isWrong ? "Error: Case " : "Case ") + page.reference(),
                page,
                who,
                request);
    }
}
