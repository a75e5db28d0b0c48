package org.throughline.server.pages.lists;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.throughline.casefile.Role;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Csv;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.searching.SearchDoor;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.CaseOrder;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.caseload.CaseloadRow;
import org.throughline.views.caseload.CaseworkerLoad;

/** The list of cases: filtered, ordered, page by page, and as a file. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CaseListPages {
    /** Read at once for a file. */
    private static final int FILE_ROWS = 2_000;

    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final Caseload caseload;

    CaseListPages(Pages pages, Desk desk, CaseDoor door, Caseload caseload) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.caseload = caseload;
    }

    /** The list: rows of this page, how many there are, and what people are called. */
    public record CaseListPage(
            List<CaseloadRow> rows,
            int count,
            CasesAsked asked,
            boolean mayOpen,
            boolean maySearch,
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

        /** Of the table of loads. */
        public String loadsCaption() {
            return loads.size() < Caseload.LOADS_MAX
                    ? "Caseload"
                    : "Caseload of the %d who carry most".formatted(Caseload.LOADS_MAX);
        }

        /** Whose case it is, by name. */
        public String caseworkerOf(CaseloadRow row) {
            var person = row.caseworker();
            return person == null ? "nobody yet" : nameOf(person);
        }

        /** What was typed; empty for nothing. */
        public String typed(@Nullable String value) {
            return Objects.requireNonNullElse(value, "");
        }

        /** How many match, as far as they are counted. */
        public String counted() {
            return count > Caseload.COUNTED_MAX
                    ? "More than " + Caseload.COUNTED_MAX
                    : Integer.toString(count);
        }

        public CaseOrder order() {
            return asked.caseOrder();
        }

        /** The four tasks of a case in words, in the order of the work. */
        public String lamps(CaseloadRow row) {
            return String.join(", ", row.lamps()).replace('-', ' ');
        }

        /** Number of the first row of this page among all; 0 when there is none. */
        public int first() {
            return rows.isEmpty() ? 0 : asked.pageNumber() * Caseload.PAGE_ROWS_MAX + 1;
        }

        public int last() {
            return Math.max(0, first() + rows.size() - 1);
        }

        /** Where the page before is; null on the first. */
        public @Nullable String before() {
            return asked.pageNumber() == 0 ? null : "/cases" + asked.query(asked.pageNumber() - 1);
        }

        /** Where the next page is; null on the last. */
        public @Nullable String next() {
            boolean isMore =
                    count > Caseload.COUNTED_MAX
                            ? rows.size() == Caseload.PAGE_ROWS_MAX
                            : count > (asked.pageNumber() + 1) * Caseload.PAGE_ROWS_MAX;
            return isMore ? "/cases" + asked.query(asked.pageNumber() + 1) : null;
        }

        public String file() {
            return "/cases/csv" + asked.query(0);
        }
    }

    @GetMapping("/cases")
    ResponseEntity<String> list(
            @ModelAttribute CasesAsked asked,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var project = project(who);
        var listed =
                new CaseListPage(
                        rows(asked, asked.pageNumber(), Caseload.PAGE_ROWS_MAX, who),
                        count(asked, who),
                        asked,
                        who.actor().role() == Role.CASEWORKER || who.actor().role() == Role.INTAKE,
                        !SearchDoor.purposes(who.actor().role()).isEmpty(),
                        names(desk.registers().now()),
                        loads(project, who));
        return pages.show("cases.jte", "Cases", listed, who, request);
    }

    /** All pages of the list as a file. */
    @GetMapping("/cases/csv")
    ResponseEntity<String> file(
            @ModelAttribute CasesAsked asked, @AuthenticationPrincipal SignedIn who) {
        var lines = new ArrayList<List<String>>();
        lines.add(
                List.of(
                        "reference",
                        "client",
                        "caseworker",
                        "closed",
                        "risk",
                        "help",
                        "intervention",
                        "impact",
                        "resolution",
                        "live referrals",
                        "overdue",
                        "last change"));
        int read = FILE_ROWS;
        for (int page = 0; read == FILE_ROWS; page++) {
            var rows = rows(asked, page, FILE_ROWS, who);
            read = rows.size();
            for (var row : rows) {
                var line = new ArrayList<String>();
                line.add(row.caseRef());
                line.add(Objects.requireNonNullElse(row.clientName(), ""));
                line.add(Objects.requireNonNullElse(row.caseworker(), ""));
                line.add(row.isClosed() ? "yes" : "no");
                line.add(Objects.requireNonNullElse(row.riskLevel(), ""));
                line.addAll(row.lamps());
                line.add(String.valueOf(row.liveReferrals()));
                line.add(String.valueOf(row.overdue()));
                line.add(Wording.zoned(row.lastRecordedAt()));
                lines.add(line);
            }
        }
        return Csv.file("cases.csv", lines);
    }

    private List<CaseloadRow> rows(CasesAsked asked, int page, int most, SignedIn who) {
        return door
                .list(
                        who,
                        Sight.LIST,
                        part ->
                                caseload.page(
                                        part, asked.filter(who), asked.caseOrder(), page, most),
                        CaseloadRow::caseId)
                .stream()
                // The forum reads codes only (domain reference 4.10).
                .map(row -> who.actor().role() == Role.FORUM ? row.withoutName() : row)
                .toList();
    }

    private int count(CasesAsked asked, SignedIn who) {
        return door.part(who).map(part -> caseload.count(part, asked.filter(who))).orElse(0);
    }

    private static String project(SignedIn who) {
        return Objects.requireNonNullElse(who.projectId(), "");
    }

    /** Supervisors see who carries most, caseworkers what they carry themselves. */
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
}
