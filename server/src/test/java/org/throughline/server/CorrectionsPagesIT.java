package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.CaseRead;
import org.throughline.server.access.Sight;
import org.throughline.server.story.StoryDesk;

/** The page of corrections says what changed, who knew the old, and never what was redacted. */
class CorrectionsPagesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();

    /** Until the case is listed for a meeting, so that also whoever reads codes alone reads it. */
    private static final int LINES_UNTIL_LISTED = 17;

    private static final int LINES_UNTIL_REDACTED = 23;
    private static final String NOT_ANY_MORE = "not shown any more";

    @BeforeAll
    static void tell() throws InterruptedException {
        var first = RunningProgram.lines("BF-0101.jsonl");
        tell("0393", first.subList(0, 1));
        tell("0396", first.subList(0, 1));
        tell("0394", withCorrections(first.subList(0, LINES_UNTIL_LISTED)));
        tell("0395", RunningProgram.lines("BF-0102.jsonl").subList(0, LINES_UNTIL_REDACTED));
    }

    private static void tell(String number, List<String> lines) throws InterruptedException {
        var desk = PROGRAM.bean(StoryDesk.class);
        var told = lines.stream().map(line -> RunningProgram.retold(line, number)).toList();
        var result = desk.tell(told, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-" + number), result.position());
    }

    /** The events that follow have the numbers 19 to 27. */
    private static List<String> withCorrections(List<String> story) {
        var lines = new ArrayList<>(story);
        lines.add(
                said(
                        "CW-1 caseworker CorrectEvent",
                        "'target':4,'changes':[{'field':'place','value':'Stairs below Flat 7'},"
                                + "{'field':'kinds','value':['verbal']}],"
                                + "'reasonCode':'misheard','reason':'It was seven, not nine'"));
        lines.add(
                said(
                        "CW-1 caseworker CorrectEvent",
                        "'target':5,'changes':[{'field':'channel','value':'in-person'}],"
                                + "'reasonCode':'wrong-code','reason':'She came'"));
        lines.add(
                said(
                        "CW-1 caseworker MarkEnteredInError",
                        "'target':3,'reasonCode':'wrong-person','reason':'It was her sister'"));
        lines.add(
                said(
                        "CW-1 caseworker NoteAllegedParty",
                        "'partyRef':'ap1','name':'Gordon Pike','relation':'neighbour','markers':[]"));
        lines.add(
                said(
                        "CW-1 caseworker CorrectEvent",
                        "'target':22,'changes':[{'field':'name','value':'Gordie Pike'}],"
                                + "'reasonCode':'mistyped','reason':'He is called Gordie'"));
        lines.add(
                said(
                        "CW-1 caseworker CorrectEvent",
                        "'target':4,'changes':[{'field':'account','value':'Dean Stope did it'}],"
                                + "'reasonCode':'new-information','reason':'She knew him'"));
        lines.add(
                said(
                        "DP-1 data-lead RedactEvent",
                        "'target':4,'fields':['account'],'reasonCode':'third-party','reason':"
                                + "'Named','authority':'data-lead','approver':'SV-1'"));
        lines.add(
                said(
                        "SV-1 supervisor RedactEvent",
                        "'target':24,'fields':['reason'],'reasonCode':'not-needed','reason':"
                                + "'Neither','authority':'data-lead','approver':'DP-1'"));
        lines.add(
                said(
                        "CW-4 caseworker AddNote",
                        "'noteId':'t1','access':'team','text':'I stood in'"));
        return lines;
    }

    private static String said(String byAndCommand, String fields) {
        var words = byAndCommand.split(" ");
        var at = "2025-03-12T10:00:00Z";
        return "{'at':'%s','by':{'person':'%s','role':'%s','agency':'project'},'command':'%s','data':{'commandId':'bf0101-x%d','caseId':'BF-0101','occurredAt':'%s','precision':'exact',%s}}"
                .formatted(at, words[0], words[1], words[2], fields.hashCode(), at, fields)
                .replace('\'', '"');
    }

    private static String page(String number, String person) throws Exception {
        var answer = Browser.of(PROGRAM, person).get("/cases/BF-" + number + "/corrections");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What stands of one correction; those of a fact are told apart by their own numbers. */
    private static String panel(String page, int caseSeq) {
        return Pattern.compile("<div class=\"tl-panel\"")
                .splitAsStream(page)
                .filter(one -> one.contains("#event-" + caseSeq + "\">" + caseSeq + " of the"))
                .filter(one -> one.indexOf("#event-") == one.indexOf("#event-" + caseSeq))
                .map(one -> one.split("<h2 class=\"govuk-heading-m\">What cannot be")[0])
                .reduce((_, second) -> second)
                .orElseThrow();
    }

    /** A row of the table: the field, what it said, and what it says. */
    private static String row(String label, String before, String after) {
        return "data-label=\"Field\">%s</td>\\s*<td[^>]*><bdi dir=\"auto\">%s</bdi></td>\\s*<td[^>]*><bdi dir=\"auto\">%s</bdi>"
                .formatted(label, before, after);
    }

    @Test
    void a_fact_of_the_timeline_leads_to_the_form_that_puts_it_right() throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        // What says that something was put right is not put right itself.
        assertThat(supervisor.get("/cases/BF-0394").body())
                .contains("/cases/BF-0394/record/CorrectEvent?event=4\"")
                .doesNotContain("CorrectEvent?event=19\"");
        assertThat(supervisor.get("/cases/BF-0394/record/CorrectEvent?event=4").body())
                .contains("Put right: Incident recorded", "name=\"target\" value=\"4\"");
        assertThat(Browser.of(PROGRAM, "AU-1").get("/cases/BF-0394").body())
                .doesNotContain("CorrectEvent");
    }

    @Test
    void only_what_can_be_marked_or_masked_is_offered() throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        assertThat(supervisor.get("/cases/BF-0394/record/MarkEnteredInError").body())
                .contains(">4, Incident recorded", ">5, Help offered")
                .doesNotContain(">3, Language need set", "Consent given", "Event corrected");
        assertThat(supervisor.get("/cases/BF-0394/record/RedactEvent").body())
                .contains(">4, Incident recorded")
                .doesNotContain(">3, Language need set");
    }

    @Test
    void where_nothing_was_corrected_it_says_so_and_how_to_correct() throws Exception {
        assertThat(page("0393", "SV-1"))
                .contains("Nothing was corrected.", "below it on the")
                .contains("/cases/BF-0393/record/CorrectEvent", "record/RedactEvent")
                .contains(
                        "ask a supervisor: Hannah Orme.", "a second one agrees: Hannah Orme, Leila")
                .doesNotContain("tl-panel");
    }

    @Test
    void a_correction_stands_field_by_field_with_its_reason() throws Exception {
        var page = page("0394", "CW-1");
        assertThat(page).doesNotContain("Nothing was corrected.");
        assertThat(panel(page, 19))
                .contains(
                        "Event 4, Incident recorded, was corrected.",
                        "#event-4\">4 of the timeline")
                .containsPattern(
                        row("Place", "Stairs below Flat 9, Tallow Court", "Stairs below Flat 7"))
                .containsPattern(row("What kind", "verbal abuse, spitting", "verbal abuse"))
                .contains("misheard", "It was seven, not nine")
                .containsPattern(
                        "By <bdi dir=\"auto\">Ruth Calder</bdi> on 12 March 2025 at 10:00am");
        assertThat(page.indexOf("#event-26\">26 of the"))
                .isPositive()
                .isLessThan(page.indexOf("#event-25\">25 of the"))
                .isLessThan(page.indexOf("#event-19\">19 of the"));
    }

    @Test
    void it_says_which_agency_knew_the_old_and_was_told_of_the_new() throws Exception {
        var page = page("0394", "CW-1");
        var told = "Told of this on 12 March 2025 at 10:00am.";
        assertThat(panel(page, 19))
                .contains("Tallow Bridge Homes: the shared details. " + told)
                .contains("Brackenford Council community safety: the coded facts. " + told)
                .doesNotContain("Not told");
        assertThat(panel(page, 20))
                .contains(
                        "Tallow Bridge Homes: that it happened. Not told of this: nothing that it holds changed.")
                .doesNotContain(told);
        assertThat(panel(page, 21)).contains("Tallow Bridge Homes: the coded facts. " + told);
        assertThat(panel(page, 23)).contains("No agency.");
    }

    @Test
    void what_was_entered_in_error_is_shown_to_those_who_replay_and_leads_nowhere()
            throws Exception {
        for (var person : List.of("CW-1", "SV-1")) {
            assertThat(panel(page("0394", person), 21))
                    .contains("Event 3, Language need set, was marked as entered in error.")
                    .contains("It was event 3, and stands on the timeline no more.")
                    .contains("wrong person", "It was her sister")
                    .doesNotContain("#event-3\"", "After</th>");
        }
        assertThat(panel(page("0394", "SV-1"), 21)).contains("What it said</h3>", "Interpreter");
        assertThat(panel(page("0394", "CW-1"), 21))
                .contains("It never belonged to the case")
                .doesNotContain("What it said</h3>", "Interpreter");
    }

    @Test
    void what_is_redacted_stands_nowhere_on_the_page() throws Exception {
        for (var person : List.of("CW-4", "SV-1", "DP-1", "AU-1")) {
            var page = page("0395", person);
            PageText.holdsNone(page, List.of("Doreen", "bakery"));
            assertThat(page)
                    .contains("Event 2, Incident recorded, was redacted.")
                    .containsPattern(row("Account", NOT_ANY_MORE, "A passer-by saw two men.*"))
                    .contains("third-party detail", "third party asked")
                    .contains("asked that her name be taken out", "Hannah Orme")
                    .contains("Brackenford Police")
                    .contains("the shared details. Told of this on 16 April 2025 at 9:40am.");
        }
    }

    @Test
    void a_correction_before_the_redaction_hides_its_values_too() throws Exception {
        for (var person : List.of("CW-1", "SV-1", "DP-1", "AU-1")) {
            var page = page("0394", person);
            var old = List.of("Dean Stope", "spat at her", "She knew him");
            PageText.holdsNone(page, old);
            PageText.holdsNone(Browser.of(PROGRAM, person).get("/cases/BF-0394").body(), old);
            assertThat(panel(page, 24)).containsPattern(row("Account", NOT_ANY_MORE, NOT_ANY_MORE));
            assertThat(panel(page, 25))
                    .containsPattern(row("Account", NOT_ANY_MORE, "\\[redacted\\]"));
            assertThat(panel(page, 26))
                    .contains("Event 24, Event corrected, was redacted.")
                    .containsPattern(row("Reason", NOT_ANY_MORE, "\\[redacted\\]"));
        }
    }

    @Test
    void whoever_may_not_read_a_fact_reads_no_correction_of_it() throws Exception {
        assertThat(page("0394", "CW-1")).contains("Gordon Pike", "Gordie Pike");
        var colleague = page("0394", "CW-4");
        assertThat(colleague).contains("Stairs below Flat 7").doesNotContain("Pike", "Event 22");

        var codes = page("0394", "FC-1");
        assertThat(codes)
                .containsPattern(row("What kind", "verbal abuse, spitting", "verbal abuse"))
                .contains("No change of it is shown to you.", "misheard")
                .doesNotContain("Flat 7", "Flat 9", "Pike", "seven, not nine", "her sister");
        for (var person : List.of("CW-7", "AD-1", "TB-U1", "IN-1")) {
            assertThat(Browser.of(PROGRAM, person).get("/cases/BF-0394/corrections").statusCode())
                    .as(person)
                    .isEqualTo(404);
        }
    }

    @Test
    void who_may_not_correct_is_offered_no_form_and_told_whom_to_ask() throws Exception {
        assertThat(page("0394", "CW-1"))
                .contains("record/CorrectEvent", "record/MarkEnteredInError")
                .doesNotContain("record/RedactEvent");
        assertThat(page("0394", "AU-1"))
                .contains("ask Ruth Calder, whose case it is, or a supervisor: Hannah Orme.")
                .doesNotContain("/record/");
    }

    @Test
    void the_case_page_leads_here_and_the_look_is_noted() throws Exception {
        var ruth = Browser.of(PROGRAM, "CW-1");
        assertThat(ruth.get("/cases/BF-0394").body())
                .contains("href=\"/cases/BF-0394/corrections\"", "<li id=\"event-4\">")
                .contains("/cases/BF-0394/corrections#event-4\">corrected, redacted<");
        var page = ruth.get("/cases/BF-0394/corrections").body();
        assertThat(page).containsOnlyOnce("id=\"event-4\"").contains("id=\"event-5\"");
        assertThat(PROGRAM.bean(CaseDoor.class).reads("BF-0394", "CW-1", 100))
                .extracting(CaseRead::sight)
                .contains(Sight.CORRECTIONS);
    }

    @Test
    void what_was_recorded_a_moment_ago_stands_there_at_once() throws Exception {
        PROGRAM.record(
                "CorrectEvent",
                new CaseId("BF-0396"),
                "\"target\":1,\"changes\":[{\"field\":\"clientName\",\"value\":\"Simran\"}],"
                        + "\"reasonCode\":\"misheard\",\"reason\":\"She said it again\"",
                "SV-1");
        assertThat(page("0396", "SV-1"))
                .contains("Event 1, Case opened, was corrected.")
                .containsPattern(
                        "<bdi dir=\"auto\">Harleen Bhullar</bdi></td>\\s*<td[^>]*>.*Simran<");
    }
}
