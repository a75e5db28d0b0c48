package org.throughline.bench.pages;

import org.throughline.referrals.stored.DomainJson;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A town with as many cases as asked for: the story BF-0101 again and again, about another client,
 * by another caseworker, on other days of the last two years, and told to its end or to some line
 * before it.
 */
final class Town {
    /** The caseworker whom the runs sign in; theirs is every so-manieth case. */
    static final String CASEWORKER = "CW-1";

    private static final String STORY = "BF-0101";
    private static final String CLIENT = "Harleen Bhullar";
    private static final LocalDate BEGINS = LocalDate.parse("2025-03-03");
    private static final int STORY_DAYS = 80;
    /** A case of each begins in turn; they overlap. */
    static final int PERIODS = 21;

    private static final int PERIOD_DAYS = 28;
    private static final int MINUTES = 600;
    private static final int CASES_OF_A_CASEWORKER = 200;
    private static final Pattern TIMES =
            Pattern.compile(
                    "(\\d{4}-\\d\\d-\\d\\d)(T\\d\\d:\\d\\d:\\d\\d(?:Z|[+-]\\d\\d:\\d\\d))?");

    private static final List<String> FIRST =
            List.of(
                    "Asha", "Bilal", "Chidi", "Dilys", "Esra", "Farid", "Grace", "Hamza", "Imani",
                    "Jomo", "Kavita", "Lindiwe", "Mei", "Noor", "Oluchi", "Parveen", "Quang",
                    "Rosa", "Samira", "Tadesse");
    private static final List<String> LAST =
            List.of(
                    "Adeyemi",
                    "Bashir",
                    "Chaudhry",
                    "Dlamini",
                    "Evans",
                    "Farah",
                    "Ghani",
                    "Haile",
                    "Ivanova",
                    "Jalloh",
                    "Kowalska",
                    "Lowe",
                    "Mbeki",
                    "Nazari",
                    "Okafor",
                    "Petrov",
                    "Qureshi",
                    "Rahman",
                    "Singh",
                    "Tran");

    private final List<String> story;
    private final JsonNode setup;
    private final int cases;
    private final LocalDate today;

    Town(Path stories, int cases, LocalDate today) throws IOException {
        this.story = Files.readAllLines(stories.resolve(STORY + ".jsonl"));
        this.setup = DomainJson.read(Files.readAllBytes(stories.resolve("setup.json")));
        this.cases = cases;
        this.today = today;
    }

    int cases() {
        return cases;
    }

    int caseworkers() {
        return Math.max(2, cases / CASES_OF_A_CASEWORKER);
    }

    static String caseId(int number) {
        return String.format(Locale.ROOT, "PG-%06d", number);
    }

    /** The first referral of a case, which all have that were told beyond their beginning. */
    static String referralId(int number) {
        return String.format(Locale.ROOT, "pg%06d-r1", number);
    }

    String caseworker(int number) {
        int one = number % caseworkers();
        return one == 0 ? CASEWORKER : "CW-" + (1000 + one);
    }

    /** How many lines of the story are told of this case. */
    int length(int number) {
        int part = Math.floorMod(number * 7919, 100);
        if (part < 2) {
            return 4;
        } else if (part < 12) {
            return 10;
        } else if (part < 25) {
            return 14;
        } else if (part < 35) {
            return 20;
        }
        return story.size();
    }

    /** Whether agencies were asked and nobody has answered. */
    boolean isUnanswered(int number) {
        return length(number) == 10;
    }

    /** The lines of this case, as JSON. */
    List<String> lines(int number) {
        int period = number % PERIODS;
        int minutes = number / PERIODS % MINUTES;
        return story.subList(0, length(number)).stream()
                .map(line -> shifted(line, days(period), minutes))
                .map(line ->
                        line.replace(STORY, caseId(number))
                                .replace("bf0101", String.format(Locale.ROOT, "pg%06d", number))
                                .replace(CLIENT, client(number))
                                .replace("\"CW-1\"", '"' + caseworker(number) + '"'))
                .toList();
    }

    static String client(int number) {
        return FIRST.get(number % FIRST.size())
                + ' '
                + LAST.get(number / FIRST.size() % LAST.size());
    }

    /** So many days later than in the story does a case of this period begin. */
    private long days(int period) {
        long latest = ChronoUnit.DAYS.between(BEGINS, today) - STORY_DAYS;
        return latest - (long) (PERIODS - 1 - period) * PERIOD_DAYS;
    }

    private static String shifted(String text, long days, int minutes) {
        return TIMES.matcher(text).replaceAll(found -> shifted(found, days, minutes));
    }

    private static String shifted(MatchResult found, long days, int minutes) {
        return found.group(2) == null
                ? LocalDate.parse(found.group()).plusDays(days).toString()
                : OffsetDateTime.parse(found.group())
                        .plusDays(days)
                        .plusMinutes(minutes)
                        .toInstant()
                        .toString();
    }

    /** The registers: those of the stories, with caseworkers and meetings enough. */
    JsonNode registers() {
        var whole = (ObjectNode) setup.deepCopy();
        whole.remove("clockProfile");
        for (var agreement : whole.path("agreements")) {
            ((ObjectNode) agreement).put("from", "2020-01-01").put("to", "2099-12-31");
        }
        var staff = whole.withArray("staff");
        for (int one = 1; one < caseworkers(); one++) {
            staff.addObject()
                    .put("person", "CW-" + (1000 + one))
                    .put("name", client(one * 37 + 11))
                    .put("role", "caseworker")
                    .put("agency", "project")
                    .put("projectId", "brackenford-support")
                    .put("email", "cw-" + (1000 + one) + "@brackenford-support.example.org");
        }
        var signatures = whole.path("forumSignatures");
        var all = new ArrayList<JsonNode>();
        for (int period = 0; period < PERIODS; period++) {
            all.add(
                    DomainJson.read(
                            shifted(signatures.toString(), days(period), 0)
                                    .getBytes(StandardCharsets.UTF_8)));
        }
        var signed = whole.putArray("forumSignatures");
        all.forEach(list -> list.forEach(signed::add));
        return whole;
    }
}
