package org.throughline.server.evidence.period;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.register.Register;
import org.throughline.proof.pack.Period;
import org.throughline.server.evidence.MadePack;
import org.throughline.server.evidence.PackReason;
import org.throughline.server.evidence.ProofPage;
import org.throughline.server.evidence.SealingBehind;
import org.throughline.server.evidence.cover.CoverSheets;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Field;
import org.throughline.server.security.SignedIn;
import org.throughline.server.signing.NotTheLogSealed;

/** The pack of all that was recorded from one day to another, which an auditor takes away. */
@Controller
@OnNode(NodeRole.CASEWORK)
class PeriodPages {
    private final Pages pages;
    private final PeriodRoom room;
    private final Clock clock;

    PeriodPages(Pages pages, PeriodRoom room, Clock clock) {
        this.pages = pages;
        this.room = room;
        this.clock = clock;
    }

    /** What was typed. */
    private record Asked(String from, String until, String reason, String language) {
        static final Asked NOTHING = new Asked("", "", "", "en");
    }

    /** What is wrong with it, and beside which field that stands. */
    private record Problem(HttpStatus status, String field, String words) {
        static Problem of(String field, String words) {
            return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, field, words);
        }
    }

    @GetMapping("/audit/period")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return page(Asked.NOTHING, null, who, request);
    }

    /** The pack as a file. */
    @PostMapping("/audit/period")
    ResponseEntity<?> make(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "en") String language,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var asked = new Asked(from, until, reason, language);
        var first = day(from);
        var last = day(until);
        var why = PackReason.of(reason);
        var problem = problem(first, last, why);
        if (problem != null) {
            return page(asked, problem, who, request);
        }
        var period =
                new PeriodRoom.Asked(
                        first.orElseThrow().atStartOfDay(Register.LONDON).toInstant(),
                        Register.endOf(last.orElseThrow()));
        long facts = room.facts(period);
        if (facts > room.factsMax()) {
            return page(
                    asked,
                    Problem.of(
                            "until",
                            "%,d facts were recorded then, and a pack holds %,d at most. Choose a shorter period"
                                    .formatted(facts, room.factsMax())),
                    who,
                    request);
        }
        try {
            return room.make(period, why.orElseThrow(), language, who);
        } catch (NotTheLogSealed found) {
            return page(
                    asked,
                    new Problem(
                            HttpStatus.CONFLICT,
                            "main",
                            "The log is not what was sealed, so no pack is made. Tell the operator"),
                    who,
                    request);
        } catch (SealingBehind behind) {
            return page(
                    asked,
                    new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "main",
                            "Not all of it is sealed yet. Make the pack again in a minute"),
                    who,
                    request);
        }
    }

    private @Nullable Problem problem(
            Optional<LocalDate> first, Optional<LocalDate> last, Optional<PackReason> why) {
        if (first.isEmpty()) {
            return Problem.of("from", "Give the first day of the period");
        }
        if (last.isEmpty()) {
            return Problem.of("until", "Give the last day of the period");
        }
        if (last.get().isBefore(first.get())) {
            return Problem.of("until", "The last day cannot be before the first");
        }
        if (last.get().isAfter(LocalDate.ofInstant(clock.instant(), Register.LONDON))) {
            return Problem.of("until", "The last day cannot be later than today");
        }
        if (why.isEmpty()) {
            return Problem.of("reason", "Choose what the pack is for");
        }
        return room.signs()
                ? null
                : new Problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "main",
                        "This node does not hold the log's keys. Ask where they are, and make the pack there");
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private ResponseEntity<String> page(
            Asked asked, @Nullable Problem problem, SignedIn who, HttpServletRequest request) {
        var page =
                new PeriodPage(
                        fields(asked, problem),
                        room.made().stream().map(PeriodPages::made).toList(),
                        room.signs(),
                        problem == null ? null : problem.words(),
                        problem == null ? "main" : problem.field());
        return pages.show(
                problem == null ? HttpStatus.OK : problem.status(),
                "period.jte",
                (problem == null ? "" : "Error: ") + "Evidence of a period",
                page,
                who,
                request);
    }

    private static List<Field> fields(Asked asked, @Nullable Problem problem) {
        return List.of(
                Field.required(
                        "from",
                        "First day",
                        "date",
                        "",
                        asked.from(),
                        List.of(),
                        wordsAt("from", problem)),
                Field.required(
                        "until",
                        "Last day",
                        "date",
                        "It belongs to the period. Days begin and end by London time.",
                        asked.until(),
                        List.of(),
                        wordsAt("until", problem)),
                PackReason.field(asked.reason(), wordsAt("reason", problem)),
                CoverSheets.field(asked.language()));
    }

    private static @Nullable String wordsAt(String field, @Nullable Problem problem) {
        return problem != null && problem.field().equals(field) ? problem.words() : null;
    }

    private static ProofPage.Made made(MadePack pack) {
        return ProofPage.Made.of(
                pack, Period.of(pack.subject()).map(PeriodPages::inWords).orElse(pack.subject()));
    }

    private static String inWords(Period period) {
        return "%s to %s"
                .formatted(
                        Wording.day(Register.dayOf(Instant.parse(period.from()))),
                        Wording.day(Register.dayOf(Instant.parse(period.until())).minusDays(1)));
    }
}
