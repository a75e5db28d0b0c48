package org.throughline.server.pages.caseworker;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Csv;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.views.board.BoardRow;
import org.throughline.views.board.ReferralBoard;

/** The referrals of the project: whose turn it is, and what is overdue. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class BoardPages {
    private final Pages pages;
    private final CaseDoor door;
    private final ReferralBoard board;

    BoardPages(Pages pages, CaseDoor door, ReferralBoard board) {
        this.pages = pages;
        this.door = door;
        this.board = board;
    }

    /**
     * The referrals that were asked for.
     *
     * @param all how many the reader may see in all
     * @param agencies every agency that has one
     */
    public record BoardPage(
            List<BoardRow> rows, int all, List<String> agencies, String agency, String turn) {
        public BoardPage {
            rows = List.copyOf(rows);
            agencies = List.copyOf(agencies);
        }

        /** Whose turn it can be, and what is overdue. */
        public List<String> turns() {
            return List.of("agency", "project", "client", "overdue");
        }
    }

    @GetMapping("/board")
    ResponseEntity<String> board(
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String turn,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var rows = rows(who);
        var page =
                new BoardPage(
                        asked(rows, agency, turn),
                        rows.size(),
                        rows.stream().map(BoardRow::agency).distinct().sorted().toList(),
                        agency,
                        turn);
        return pages.show("board.jte", "Referrals", page, who, request);
    }

    /** The same as a file. */
    @GetMapping("/board/csv")
    ResponseEntity<String> file(
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String turn,
            @AuthenticationPrincipal SignedIn who) {
        var lines = new ArrayList<List<String>>();
        lines.add(
                List.of(
                        "case",
                        "referral",
                        "agency",
                        "service",
                        "need",
                        "state",
                        "turn",
                        "their reference",
                        "sent",
                        "answer due",
                        "overdue level"));
        for (var row : asked(rows(who), agency, turn)) {
            lines.add(
                    List.of(
                            row.caseId(),
                            row.referralId(),
                            row.agency(),
                            row.service(),
                            row.needCategory(),
                            row.state(),
                            row.turn(),
                            Objects.requireNonNullElse(row.agencyRef(), ""),
                            row.sentAt() == null ? "" : Wording.zoned(row.sentAt()),
                            row.respondBy() == null ? "" : Wording.zoned(row.respondBy()),
                            String.valueOf(row.overdueLevel())));
        }
        return Csv.file("referrals.csv", lines);
    }

    private List<BoardRow> rows(SignedIn who) {
        var found = board.ofProject(Objects.requireNonNullElse(who.projectId(), ""));
        var open = door.open(found.stream().map(BoardRow::caseId).toList(), who, Sight.BOARD);
        return found.stream().filter(row -> open.containsKey(row.caseId())).toList();
    }

    private static List<BoardRow> asked(List<BoardRow> rows, String agency, String turn) {
        return rows.stream()
                .filter(row -> agency.isEmpty() || row.agency().equals(agency))
                .filter(row ->
                        turn.isEmpty()
                                || (turn.equals("overdue")
                                        ? row.overdueLevel() > 0
                                        : row.turn().equals(turn)))
                .toList();
    }
}
