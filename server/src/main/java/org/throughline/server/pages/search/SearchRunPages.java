package org.throughline.server.pages.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Desk;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Csv;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.searching.SearchDoor;
import org.throughline.server.searching.SearchRun;
import org.throughline.server.security.SignedIn;

/** Who looked for cases, and why. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class SearchRunPages {
    private static final int PAGE_ROWS = 100;
    private static final int CSV_MAX = 100_000;

    private final Pages pages;
    private final Desk desk;
    private final SearchDoor door;

    SearchRunPages(Pages pages, Desk desk, SearchDoor door) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
    }

    /**
     * The latest searches first.
     *
     * @param person code of the one whose they are; empty for everybody's
     * @param people whoever ever searched
     * @param count how many there are in all
     */
    public record SearchRunPage(
            List<Row> rows, String person, List<Choice> people, int count, int number) {
        public SearchRunPage {
            rows = List.copyOf(rows);
            people = List.copyOf(people);
        }

        /** Where the page before is; null on the first. */
        public @Nullable String before() {
            return number == 0 ? null : address(number - 1);
        }

        /** Where the next page is; null on the last. */
        public @Nullable String next() {
            return (number + 1) * PAGE_ROWS < count ? address(number + 1) : null;
        }

        private String address(int another) {
            return "/audit/searches?person=" + person + "&page=" + another;
        }
    }

    /** One search, in words. */
    public record Row(String at, String who, String role, String why, int found) {}

    /** Somebody who searched. */
    public record Choice(String code, String name) {}

    @GetMapping("/audit/searches")
    ResponseEntity<String> show(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "0") String page,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var register = desk.registers().now();
        var project = project(who);
        var people =
                door.people(project).stream()
                        .map(one -> new Choice(one, Names.ofPerson(one, register)))
                        .toList();
        // What nobody is called is everybody, so that no address says what somebody typed into it.
        var asked =
                people.stream().map(Choice::code).filter(person::equals).findFirst().orElse(null);
        int number = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
        var rows =
                door.runs(project, asked, PAGE_ROWS, number * PAGE_ROWS).stream()
                        .map(run -> row(run, register))
                        .toList();
        return pages.show(
                "searches.jte",
                "Searches",
                new SearchRunPage(
                        rows,
                        Objects.requireNonNullElse(asked, ""),
                        people,
                        door.count(project, asked),
                        number),
                who,
                request);
    }

    /** The same as comma-separated values, all of it. */
    @GetMapping("/audit/searches/csv")
    ResponseEntity<?> file(@AuthenticationPrincipal SignedIn who) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("at", "person", "role", "purpose", "found"));
        for (var run : door.runs(project(who), null, CSV_MAX, 0)) {
            rows.add(
                    List.of(
                            Wording.zoned(run.at()),
                            run.person(),
                            run.role(),
                            run.purpose().code(),
                            String.valueOf(run.found())));
        }
        return Csv.file("searches.csv", rows);
    }

    private static Row row(SearchRun run, Register register) {
        return new Row(
                Wording.time(run.at()),
                Names.ofPerson(run.person(), register),
                Wording.words(run.role()),
                run.purpose().label(),
                run.found());
    }

    private static String project(SignedIn who) {
        return Objects.requireNonNullElse(who.projectId(), "");
    }
}
