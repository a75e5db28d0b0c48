package org.throughline.bench.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The pages that each role may open, from the committed table of routes: those without a name in
 * their address as they stand there, those about a case at random cases, and some with a question.
 */
final class PageList {
    private static final List<String> ASKED =
            List.of(
                    "/cases?whose=mine",
                    "/cases?state=open&order=risk",
                    "/cases?order=overdue",
                    "/cases?reference=PG-0001",
                    "/cases?page=9",
                    "/board?turn=overdue",
                    "/board?agency=TB&turn=agency",
                    "/audit?reference=PG-0002");
    private static final Map<String, String> COMMANDS =
            Map.of(
                    "/cases/{caseId}/record/{command}", "SendReferral",
                    "/agency/cases/{caseId}/answer/{command}", "ReportAgencyAction");

    private final Town town;
    private final List<String> only;
    private final List<String> routes;

    /**
     * @param only parts of addresses; empty for all pages
     */
    PageList(Town town, Path table, List<String> only) throws IOException {
        this.town = town;
        this.only = List.copyOf(only);
        this.routes = Files.readAllLines(table);
    }

    /**
     * A page as one role sees it.
     *
     * @param route as the table names it, with what is asked
     * @param person who looks
     * @param numbers of the cases that they look at; empty where the page is about none
     */
    record Page(String route, String person, List<Integer> numbers) {
        Page {
            numbers = List.copyOf(numbers);
        }

        String path(RandomGenerator random) {
            var path = route.replace("{command}", COMMANDS.getOrDefault(route, ""));
            if (numbers.isEmpty()) {
                return path;
            }
            int number = numbers.get(random.nextInt(numbers.size()));
            return path.replace("{caseId}", Town.caseId(number))
                    .replace("{caseSeq}", "1")
                    .replace("{referralId}", Town.referralId(number));
        }

        /** Whether it is taken away as a file, of which no speed is promised. */
        boolean isFile() {
            return route.endsWith("/csv");
        }
    }

    List<String> people() {
        return statuses(routes.getFirst()).map(one -> one.split("=")[0]).toList();
    }

    private static java.util.stream.Stream<String> statuses(String line) {
        return java.util.Arrays.stream(line.split(" ")).skip(1);
    }

    /** Every page that this person may open; of those about cases it is not sure before trying. */
    List<Page> of(String person) {
        var pages = new ArrayList<Page>();
        for (var line : routes) {
            var route = line.split(" ")[0];
            if (route.startsWith("/link") || route.startsWith("/proof")) {
                continue;
            }
            if (route.contains("{caseId}")) {
                var cases = numbers(person);
                if (route.contains("{referralId}")) {
                    // Those that were told as far as their first referral.
                    cases = cases.stream().filter(number -> town.length(number) > 9).toList();
                }
                if (!route.contains("{requestId}") && !cases.isEmpty()) {
                    pages.add(new Page(route, person, cases));
                }
            } else if (!route.contains("{")
                    && statuses(line).anyMatch(one -> one.equals(person + "=200"))) {
                pages.add(new Page(route, person, List.of()));
                ASKED.stream()
                        .filter(asked -> asked.startsWith(route + "?"))
                        .forEach(asked -> pages.add(new Page(asked, person, List.of())));
            }
        }
        pages.removeIf(page -> !only.isEmpty() && only.stream().noneMatch(page.route()::contains));
        return pages;
    }

    /** The cases at which this person looks in the course of their work. */
    private List<Integer> numbers(String person) {
        IntPredicate isTheirs =
                switch (person) {
                    case "IN-1" -> number -> town.length(number) == 4;
                    case "CW-1" -> number -> town.caseworker(number).equals(Town.CASEWORKER);
                    case "FC-1" -> number -> town.length(number) > 17;
                    case "TB-U1" -> number -> town.length(number) > 9;
                    default -> _ -> true;
                };
        return IntStream.range(0, town.cases()).filter(isTheirs).boxed().toList();
    }
}
