package org.throughline.server.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.Role;
import org.throughline.casefile.statistics.Breakdown;
import org.throughline.referrals.Answer;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.FreshIds;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import tools.jackson.databind.node.ObjectNode;

/** Counts that were given out, and the form that asks for more. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class StatisticsPages {
    private final Pages pages;
    private final StatisticsReleases releases;
    private final StatisticsReading reading;
    private final Clock clock;

    StatisticsPages(
            Pages pages, StatisticsReleases releases, StatisticsReading reading, Clock clock) {
        this.pages = pages;
        this.releases = releases;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * What was given out, and the form.
     *
     * @param mayAsk whether the reader may have counts given out
     * @param refusal why the last question was refused; null when it was not
     */
    public record ListPage(
            List<Given> given,
            boolean mayAsk,
            Typed typed,
            List<Choice> breakdowns,
            @Nullable String refusal,
            List<Problem> problems) {
        public ListPage {
            given = List.copyOf(given);
            breakdowns = List.copyOf(breakdowns);
            problems = List.copyOf(problems);
        }
    }

    /** A release on the list. */
    public record Given(String releaseId, String period, String by) {}

    /** A line of the error summary: where, and what to do. */
    public record Problem(String fieldId, String text) {}

    /** What was typed into the form. */
    public record Typed(String commandId, String from, String to, List<String> breakdown) {
        public Typed {
            breakdown = List.copyOf(breakdown);
        }
    }

    /** Something to break counts down by. */
    public record Choice(String code, String label) {}

    @GetMapping("/statistics")
    ResponseEntity<String> list(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var empty = new Typed(FreshIds.with("st-", 12), "", "", List.of());
        return pages.show("statistics.jte", "Statistics", page(empty, null, who), who, request);
    }

    @PostMapping("/statistics")
    ResponseEntity<String> release(
            @RequestParam(defaultValue = "") String commandId,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable List<String> breakdown,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var typed = new Typed(commandId, from, to, breakdown == null ? List.of() : breakdown);
        var data = data(typed);
        return switch (releases.release(data, who)) {
            case Answer.Done _ ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .location(
                                    URI.create(
                                            "/statistics/"
                                                    + releases.settled(data, who).releaseId()))
                            .build();
            case Answer.Refused refused ->
                    pages.show(
                            HttpStatus.valueOf(refused.reason().status()),
                            "statistics.jte",
                            "Error: Statistics",
                            page(typed, refused, who),
                            who,
                            request);
        };
    }

    /** What is empty is left out, to be asked for by name. */
    private ObjectNode data(Typed typed) {
        var data = DomainJson.mapper().createObjectNode();
        data.put("commandId", typed.commandId());
        if (!typed.from().isBlank()) {
            data.put("from", typed.from());
        }
        if (!typed.to().isBlank()) {
            data.put("to", typed.to());
        }
        var codes = data.putArray("breakdown");
        typed.breakdown().forEach(codes::add);
        data.put("asOf", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return data;
    }

    private ListPage page(Typed typed, Answer.@Nullable Refused refused, SignedIn who) {
        return new ListPage(
                releases.of(who).reversed().stream()
                        .map(release ->
                                new Given(
                                        release.releaseId(),
                                        StatisticsPage.period(release.request()),
                                        String.join(
                                                ", ",
                                                release.request().breakdown().stream()
                                                        .map(one -> Wording.words(one.code()))
                                                        .toList())))
                        .toList(),
                who.actor().role() != Role.AUDITOR,
                typed,
                Stream.of(Breakdown.values())
                        .map(one -> new Choice(one.code(), Wording.words(one.code())))
                        .toList(),
                refused == null ? null : RefusalWords.of(refused.reason()),
                refused == null
                        ? List.of()
                        : refused.violations().stream().map(StatisticsPages::words).toList());
    }

    private static Problem words(Violation violation) {
        return switch (violation.field()) {
            case "from" -> new Problem("from", "First day " + violation.message());
            case "to" -> new Problem("to", "Last day " + violation.message());
            default ->
                    new Problem(
                            "ask", Wording.words(violation.field()) + " " + violation.message());
        };
    }

    @GetMapping("/statistics/{release}")
    ResponseEntity<String> show(
            @PathVariable("release") String releaseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return releases.find(releaseId, who)
                .map(release ->
                        pages.show(
                                "release.jte",
                                "Statistics of " + StatisticsPage.period(release.request()),
                                StatisticsPage.of(release, reading.read(release)),
                                who,
                                request))
                .orElseGet(() -> pages.nothingHere(who, request));
    }

    @GetMapping("/statistics/{release}/csv")
    ResponseEntity<?> csv(
            @PathVariable("release") String releaseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var release = releases.find(releaseId, who);
        return release.isEmpty()
                ? pages.nothingHere(who, request)
                : StatisticsRoutes.file(StatisticsForms.csv(reading.read(release.get())));
    }
}
