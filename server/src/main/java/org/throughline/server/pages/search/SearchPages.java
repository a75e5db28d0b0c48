package org.throughline.server.pages.search;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.Role;
import org.throughline.referrals.Desk;
import org.throughline.server.access.Purpose;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.searching.SearchDoor;
import org.throughline.server.security.SignedIn;
import org.throughline.views.search.CaseSearch;
import org.throughline.views.search.SearchQuestion;

/** Finding a case by name, number, address or day. What is typed never comes into an address. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class SearchPages {
    private static final String PERSON = "person";
    private static final String DAY = "day";

    private final Pages pages;
    private final Desk desk;
    private final SearchDoor door;

    SearchPages(Pages pages, Desk desk, SearchDoor door) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
    }

    /**
     * The question, and the answer once it was asked.
     *
     * @param typed what was typed about the person
     * @param day day of an incident, as typed
     * @param purpose code of why they look; empty when they have not said
     * @param problems what is wrong, by the field where it is
     * @param found null before it was asked rightly
     * @param mayOpen whether they open cases
     */
    public record SearchPage(
            String typed,
            String day,
            String purpose,
            List<Purpose> purposes,
            Map<String, String> problems,
            @Nullable Answer found,
            boolean mayOpen) {
        public SearchPage {
            purposes = List.copyOf(purposes);
            problems = Map.copyOf(problems);
        }

        /** Whether the one question why is all that is answered without being asked. */
        public boolean isChosen(Purpose one) {
            return purposes.size() == 1 || one.code().equals(purpose);
        }

        /** What is wrong with a field; null when nothing is. */
        public @Nullable String problemOf(String field) {
            return problems.get(field);
        }
    }

    /**
     * What was found.
     *
     * @param isMore whether other cases match as well
     */
    public record Answer(List<FoundCase> rows, boolean isMore) {
        public Answer {
            rows = List.copyOf(rows);
        }

        /** How many were found, as it is announced. */
        public String counted() {
            int count = rows.size();
            if (isMore) {
                return count == 0
                        ? "Too many people match. Say more about the person."
                        : "More than %d cases match. The %d that changed last are shown: say more about the person."
                                .formatted(count, count);
            }
            return switch (count) {
                case 0 -> "No case matches.";
                case 1 -> "1 case matches.";
                default -> count + " cases match.";
            };
        }
    }

    @GetMapping("/search")
    ResponseEntity<String> ask(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return pages.show(
                "search.jte", "Search", page("", "", "", Map.of(), null, who), who, request);
    }

    @PostMapping("/search")
    ResponseEntity<String> find(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String purpose,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var problems = new LinkedHashMap<String, String>();
        var said =
                SearchDoor.purposes(who.actor().role()).stream()
                        .filter(one -> one.code().equals(purpose))
                        .findFirst();
        var date = date(day, problems);
        var question = new SearchQuestion(person, date);
        if (problems.isEmpty() && !question.isEnough()) {
            problems.put(
                    PERSON,
                    "Type at least two letters of a name or a place, a whole number, or a day");
        }
        if (said.isEmpty()) {
            problems.put("purpose", "Choose why you look");
        }
        if (!problems.isEmpty()) {
            return pages.show(
                    HttpStatus.BAD_REQUEST,
                    "search.jte",
                    "Error: Search",
                    page(person, day, purpose, problems, null, who),
                    who,
                    request);
        }
        var found = door.find(who, said.orElseThrow(), question);
        return pages.show(
                "search.jte",
                "Search",
                page(person, day, purpose, problems, found, who),
                who,
                request);
    }

    private static @Nullable LocalDate date(String typed, Map<String, String> problems) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException noDay) {
            problems.put(DAY, "Type a day as in 2026-03-24");
            return null;
        }
    }

    private SearchPage page(
            String typed,
            String day,
            String purpose,
            Map<String, String> problems,
            CaseSearch.@Nullable Found found,
            SignedIn who) {
        var role = who.actor().role();
        var register = desk.registers().now();
        return new SearchPage(
                typed,
                day,
                purpose,
                SearchDoor.purposes(role),
                problems,
                found == null
                        ? null
                        : new Answer(
                                found.rows().stream()
                                        .map(row -> FoundCase.of(row, register))
                                        .toList(),
                                found.isMore()),
                role == Role.CASEWORKER || role == Role.INTAKE);
    }
}
