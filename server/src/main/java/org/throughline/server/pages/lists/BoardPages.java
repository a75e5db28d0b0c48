package org.throughline.server.pages.lists;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.referrals.Desk;
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
import org.throughline.views.board.ReferralBoard.Place;

/** The referrals of the project: whose turn it is, and what is overdue. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class BoardPages {
    private static final int FILE_ROWS_MAX = 100_000;

    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final ReferralBoard board;

    BoardPages(Pages pages, Desk desk, CaseDoor door, ReferralBoard board) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.board = board;
    }

    /**
     * The referrals that were asked for, as many as a page holds.
     *
     * @param hasMore whether there are more after these
     * @param agencies every agency that is registered
     */
    public record BoardPage(
            List<BoardRow> rows, boolean hasMore, List<String> agencies, BoardAsked asked) {
        public BoardPage {
            rows = List.copyOf(rows);
            agencies = List.copyOf(agencies);
        }

        /** Whose turn it can be, and what is overdue. */
        public List<String> turns() {
            return List.of("agency", "project", "client", "overdue");
        }

        /** Whether there is nothing at all, whatever is asked. */
        public boolean isEmpty() {
            return rows.isEmpty() && asked.isAny();
        }

        public String file() {
            return "/board/csv" + asked.query(null);
        }

        /** Where the first page is; null on the first. */
        public @Nullable String first() {
            return asked.place() == null ? null : "/board" + asked.query(null);
        }

        /** Where the next page is; null on the last. */
        public @Nullable String next() {
            return hasMore ? "/board" + asked.query(Place.of(rows.getLast())) : null;
        }

        public String count() {
            return (rows.size() == 1 ? "One referral" : rows.size() + " referrals")
                    + (hasMore || asked.place() != null ? " on this page" : "")
                    + ", the last changed first.";
        }
    }

    @GetMapping("/board")
    ResponseEntity<String> board(
            @ModelAttribute BoardAsked asked,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var found = rows(asked, ReferralBoard.PAGE_ROWS_MAX + 1, who);
        boolean hasMore = found.size() > ReferralBoard.PAGE_ROWS_MAX;
        var page =
                new BoardPage(
                        hasMore ? found.subList(0, ReferralBoard.PAGE_ROWS_MAX) : found,
                        hasMore,
                        desk.registers().now().agencies().stream()
                                .map(Agency::code)
                                .map(Object::toString)
                                .sorted()
                                .toList(),
                        asked);
        return pages.show("board.jte", "Referrals", page, who, request);
    }

    /** All pages of it as a file. */
    @GetMapping("/board/csv")
    ResponseEntity<String> file(
            @ModelAttribute BoardAsked asked, @AuthenticationPrincipal SignedIn who) {
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
        for (var row : rows(asked, FILE_ROWS_MAX, who)) {
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

    private List<BoardRow> rows(BoardAsked asked, int most, SignedIn who) {
        return door.list(
                who,
                Sight.BOARD,
                part -> board.page(part, asked.filter(), asked.place(), most),
                BoardRow::caseId);
    }
}
