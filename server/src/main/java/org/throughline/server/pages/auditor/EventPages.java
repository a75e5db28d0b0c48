package org.throughline.server.pages.auditor;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.security.SignedIn;
import org.throughline.server.signing.NotTheLogSealed;

/** One fact of a case, down to its place in the log and in the tree over it. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class EventPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final ReleasedEntries released;
    private final SealedLog sealed;

    EventPages(Pages pages, Desk desk, CaseDoor door, ReleasedEntries released, SealedLog sealed) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.released = released;
        this.sealed = sealed;
    }

    @GetMapping("/audit/cases/{caseId}/events/{caseSeq}")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @PathVariable String caseSeq,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var history = door.open(caseId, who, Sight.EVENT);
        int seq = caseSeq.matches("[1-9]\\d{0,8}") ? Integer.parseInt(caseSeq) : 0;
        if (history.isEmpty() || seq == 0 || seq > history.get().size()) {
            return pages.nothingHere(who, request);
        }
        String leaf = null;
        var isTampered = false;
        try {
            leaf = leaf(history.get().get(seq - 1).position());
        } catch (NotTheLogSealed found) {
            isTampered = true;
        }
        var page =
                EventPage.of(
                        history.get(),
                        seq,
                        released.of(new CaseId(caseId)),
                        desk.registers().now(),
                        leaf,
                        isTampered);
        return pages.show(
                "event.jte", "Event " + seq + " of " + page.reference(), page, who, request);
    }

    private @Nullable String leaf(long position) {
        return position > sealed.size() ? null : sealed.at(position).hash().base64();
    }
}
