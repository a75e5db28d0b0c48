package org.throughline.server.pages.auditor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.access.UnusualReads;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.CaseOrder;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.caseload.CaseloadRow;

/** Finding a case, and replaying it on two clocks. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class AuditPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final Caseload caseload;
    private final ReleasedEntries released;

    AuditPages(Pages pages, Desk desk, CaseDoor door, Caseload caseload, ReleasedEntries released) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.caseload = caseload;
        this.released = released;
    }

    /**
     * Cases to replay.
     *
     * @param unusual who opened more cases within an hour than work explains, in words
     */
    public record FindPage(List<CaseloadRow> rows, String reference, List<String> unusual) {
        public FindPage {
            rows = List.copyOf(rows);
            unusual = List.copyOf(unusual);
        }
    }

    @GetMapping("/audit")
    ResponseEntity<String> find(
            @RequestParam(defaultValue = "") String reference,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var filter =
                new Caseload.Filter(
                        null, null, null, reference.isBlank() ? null : reference.strip(), null);
        var project = Objects.requireNonNullElse(who.projectId(), "");
        var rows =
                door.part(who)
                        .map(part -> caseload.page(part, filter, CaseOrder.CHANGED, 0))
                        .orElse(List.of());
        var register = desk.registers().now();
        var page =
                new FindPage(
                        rows,
                        reference,
                        door.unusual(project).stream().map(one -> words(one, register)).toList());
        return pages.show("audit.jte", "Replay", page, who, request);
    }

    private static String words(UnusualReads reads, Register register) {
        return "%s opened a case %d times in the hour from %s"
                .formatted(
                        Names.of(reads.person(), register),
                        reads.count(),
                        Wording.time(reads.hour()));
    }

    @GetMapping("/audit/cases/{caseId}")
    ResponseEntity<String> replay(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String knownBy,
            @RequestParam(defaultValue = "") String happenedBy,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "0") int step,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var events = door.open(caseId, who, Sight.REPLAY);
        if (events.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var id = new CaseId(caseId);
        var asked = new Asked(knownBy, happenedBy, agency, day, step);
        var page = ReplayPage.of(id, events.get(), released.of(id), desk.registers().now(), asked);
        var title = "Replay of " + page.reference();
        return page.problem() == null
                ? pages.show("replay.jte", title, page, who, request)
                : pages.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "replay.jte",
                        "Error: " + title,
                        page,
                        who,
                        request);
    }

    @GetMapping("/audit/cases/{caseId}/compare")
    ResponseEntity<String> compare(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var events = door.open(caseId, who, Sight.COMPARE);
        if (events.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var id = new CaseId(caseId);
        var page =
                ComparePage.of(
                        id, events.get(), released.of(id), desk.registers().now(), first, second);
        return pages.show(
                page.problem() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "compare.jte",
                (page.problem() == null ? "" : "Error: ") + "Compare " + page.reference(),
                page,
                who,
                request);
    }
}
