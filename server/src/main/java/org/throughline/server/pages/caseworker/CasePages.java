package org.throughline.server.pages.caseworker;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;
import org.throughline.views.board.BoardRow;
import org.throughline.views.board.ReferralBoard;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.caseload.CaseloadRow;
import org.throughline.views.caseload.CaseworkerLoad;

/** The list of cases, one case, and the referrals of the project. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CasePages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final Caseload caseload;
    private final ReferralBoard board;
    private final ReleasedEntries released;

    CasePages(
            Pages pages,
            Desk desk,
            CaseDoor door,
            Caseload caseload,
            ReferralBoard board,
            ReleasedEntries released) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.caseload = caseload;
        this.board = board;
        this.released = released;
    }

    @GetMapping("/cases")
    ResponseEntity<String> cases(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var filter =
                new Caseload.Filter(
                        state.isEmpty() ? null : Boolean.valueOf(state.equals("closed")),
                        null,
                        null,
                        reference.isBlank() ? null : reference.strip());
        var project = Objects.requireNonNullElse(who.projectId(), "");
        var found = caseload.page(project, filter, page);
        var open = door.open(found.stream().map(CaseloadRow::caseId).toList(), who, Sight.LIST);
        var rows =
                found.stream()
                        // The list shows no case that its reader could not open.
                        .filter(row -> open.containsKey(row.caseId()))
                        // The forum reads codes only (domain reference 4.10).
                        .map(row -> who.actor().role() == Role.FORUM ? row.withoutName() : row)
                        .toList();
        var listed =
                new CaseListPage(
                        rows,
                        caseload.count(project, filter),
                        reference,
                        state,
                        page,
                        mayOpen(who),
                        names(desk.registers().now()),
                        loads(project, who));
        return pages.show("cases.jte", "Cases", listed, who, request);
    }

    /** Supervisors see what everyone carries, caseworkers what they carry themselves. */
    private List<CaseworkerLoad> loads(String project, SignedIn who) {
        return switch (who.actor().role()) {
            case SUPERVISOR -> caseload.loads(project);
            case CASEWORKER -> List.of(caseload.loadOf(project, who.actor().person().value()));
            default -> List.of();
        };
    }

    private static Map<String, String> names(Register register) {
        return register.staff().stream()
                .collect(Collectors.toMap(staff -> staff.person().value(), Staff::name));
    }

    private static boolean mayOpen(SignedIn who) {
        return who.actor().role() == Role.CASEWORKER || who.actor().role() == Role.INTAKE;
    }

    @GetMapping("/board")
    ResponseEntity<String> board(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var found = board.ofProject(Objects.requireNonNullElse(who.projectId(), ""));
        var open = door.open(found.stream().map(BoardRow::caseId).toList(), who, Sight.BOARD);
        var rows = found.stream().filter(row -> open.containsKey(row.caseId())).toList();
        return pages.show("board.jte", "Referrals", new BoardPage(rows), who, request);
    }

    @GetMapping("/cases/{caseId}")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String recorded,
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
                        id, events.get(), register, released.of(id), who.actor(), recorded != null);
        return pages.show("case.jte", "Case " + page.reference(), page, who, request);
    }

    /** The list: rows of this page, how many there are, and what people are called. */
    public record CaseListPage(
            List<CaseloadRow> rows,
            int count,
            String reference,
            String state,
            int page,
            boolean mayOpen,
            Map<String, String> names,
            List<CaseworkerLoad> loads) {
        public CaseListPage {
            loads = List.copyOf(loads);
            rows = List.copyOf(rows);
            names = Map.copyOf(names);
        }

        public String nameOf(String person) {
            return names.getOrDefault(person, person);
        }

        /** Whose case it is, by name. */
        public String caseworkerOf(CaseloadRow row) {
            var person = row.caseworker();
            return person == null ? "nobody yet" : nameOf(person);
        }
    }

    /** The referrals of the project. */
    public record BoardPage(List<BoardRow> rows) {
        public BoardPage {
            rows = List.copyOf(rows);
        }
    }
}
