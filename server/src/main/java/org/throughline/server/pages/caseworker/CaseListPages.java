package org.throughline.server.pages.caseworker;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.util.UriUtils;
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
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.CaseOrder;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.caseload.CaseloadRow;
import org.throughline.views.caseload.CaseworkerLoad;

/** The list of cases: filtered, ordered, page by page, and as a file. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CaseListPages {
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

    /**
     * What was asked for; what is absent or not known means any.
     *
     * @param state open or closed
     * @param whose mine, or anybody's
     * @param order code of a {@link CaseOrder}
     */
    public record Asked(
            @Nullable String reference,
            @Nullable String state,
            @Nullable String whose,
            @Nullable String risk,
            @Nullable String order,
            @Nullable String page) {

        Caseload.Filter filter(SignedIn who) {
            return new Caseload.Filter(
                    text(state).isEmpty() ? null : Boolean.valueOf(text(state).equals("closed")),
                    text(risk).isEmpty() ? null : text(risk),
                    null,
                    text(reference).isBlank() ? null : text(reference).strip(),
                    text(whose).equals("mine") ? who.actor().person().value() : null);
        }

        CaseOrder caseOrder() {
            return CaseOrder.of(text(order));
        }

        /** What is no number is the first page. */
        int pageNumber() {
            return text(page).matches("\\d{1,6}") ? Integer.parseInt(text(page)) : 0;
        }

        /** The same question about another page, as the end of an address. */
        String query(int another) {
            return "?page="
                    + another
                    + part("order", caseOrder().code())
                    + part("reference", reference)
                    + part("state", state)
                    + part("whose", whose)
                    + part("risk", risk);
        }

        private static String part(String name, @Nullable String typed) {
            return "&" + name + "=" + UriUtils.encode(text(typed), StandardCharsets.UTF_8);
        }

        private static String text(@Nullable String typed) {
            return Objects.requireNonNullElse(typed, "");
        }
    }

    /** The list: rows of this page, how many there are, and what people are called. */
    public record CaseListPage(
            List<CaseloadRow> rows,
            int count,
            Asked asked,
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

        /** What was typed; empty for nothing. */
        public String typed(@Nullable String value) {
            return Objects.requireNonNullElse(value, "");
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
            return count > (asked.pageNumber() + 1) * Caseload.PAGE_ROWS_MAX
                    ? "/cases" + asked.query(asked.pageNumber() + 1)
                    : null;
        }

        public String file() {
            return "/cases/csv" + asked.query(0);
        }
    }

    @GetMapping("/cases")
    ResponseEntity<String> list(
            @ModelAttribute Asked asked,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var project = project(who);
        var listed =
                new CaseListPage(
                        rows(asked, asked.pageNumber(), who),
                        caseload.count(project, asked.filter(who)),
                        asked,
                        who.actor().role() == Role.CASEWORKER || who.actor().role() == Role.INTAKE,
                        names(desk.registers().now()),
                        loads(project, who));
        return pages.show("cases.jte", "Cases", listed, who, request);
    }

    /** All pages of the list as a file. */
    @GetMapping("/cases/csv")
    ResponseEntity<String> file(
            @ModelAttribute Asked asked, @AuthenticationPrincipal SignedIn who) {
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
        int count = caseload.count(project(who), asked.filter(who));
        for (int page = 0; page * Caseload.PAGE_ROWS_MAX < count; page++) {
            for (var row : rows(asked, page, who)) {
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

    private List<CaseloadRow> rows(Asked asked, int page, SignedIn who) {
        var found = caseload.page(project(who), asked.filter(who), asked.caseOrder(), page);
        var open = door.open(found.stream().map(CaseloadRow::caseId).toList(), who, Sight.LIST);
        return found.stream()
                // The list shows no case that its reader could not open.
                .filter(row -> open.containsKey(row.caseId()))
                // The forum reads codes only (domain reference 4.10).
                .map(row -> who.actor().role() == Role.FORUM ? row.withoutName() : row)
                .toList();
    }

    private static String project(SignedIn who) {
        return Objects.requireNonNullElse(who.projectId(), "");
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
}
