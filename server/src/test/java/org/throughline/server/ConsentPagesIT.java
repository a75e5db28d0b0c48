package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.story.StoryDesk;

/** The page of consent says who is told, under what, and what a withdrawal would end. */
class ConsentPagesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();

    /** The opening, a consent, and two referrals under it. */
    private static final int LINES_UNTIL_SENT = 10;

    /** The other story until a consent is taken back for one of its two agencies. */
    private static final int LINES_UNTIL_WITHDRAWN = 22;

    @BeforeAll
    static void tell() throws InterruptedException {
        var first = RunningProgram.lines("BF-0101.jsonl");
        tell(first.subList(0, 1), "0385");
        tell(first.subList(0, LINES_UNTIL_SENT), "0386");
        var second = RunningProgram.lines("BF-0102.jsonl").subList(0, LINES_UNTIL_WITHDRAWN);
        tell(second, "0387");
        tell(second.stream().map(ConsentPagesIT::forBoth).toList(), "0388");
    }

    private static void tell(List<String> lines, String number) throws InterruptedException {
        var desk = PROGRAM.bean(StoryDesk.class);
        var told = lines.stream().map(line -> RunningProgram.retold(line, number)).toList();
        var result = desk.tell(told, null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId("BF-" + number), result.position());
    }

    /** The consent is taken back for both of its agencies. */
    private static String forBoth(String line) {
        return line.replace("\"agencies\": [\"BC\"]", "\"agencies\": [\"BC\", \"LC\"]");
    }

    private static String page(String number, String person) throws Exception {
        var answer = Browser.of(PROGRAM, person).get("/cases/BF-" + number + "/consent");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void without_a_basis_it_says_that_nothing_can_be_sent() throws Exception {
        assertThat(page("0385", "SV-1"))
                .contains("No basis is recorded: nothing can be sent to any agency.", "No agency.");
    }

    @Test
    void a_live_consent_says_what_ends_with_it_and_leads_to_its_withdrawal() throws Exception {
        var page = page("0386", "CW-1");
        assertThat(page)
                .contains("Consent bf0386-c1", ">Live<")
                .contains("report to the police, make a home, shop or route safer")
                .contains("coded facts, identity, contact, place, free text, alleged offence")
                .contains("Tallow Bridge Homes is told nothing more but that it ended.")
                .contains("The referral ends that asks for")
                .contains("/cases/BF-0386/record/WithdrawConsent?consent=bf0386-c1");
        assertThat(page("0386", "AU-1")).contains(">Live<").doesNotContain("record/");

        var form =
                Browser.of(PROGRAM, "CW-1")
                        .get("/cases/BF-0386/record/WithdrawConsent?consent=bf0386-c1")
                        .body();
        assertThat(form).contains("value=\"bf0386-c1\" selected");
    }

    @Test
    void what_was_withdrawn_for_one_agency_is_live_for_the_other_and_for_both_over()
            throws Exception {
        assertThat(page("0387", "CW-4"))
                .contains("WithdrawConsent?consent=bf0387-c1", "Decision bf0387-d1")
                .contains("Withdrawn for Brackenford Council community safety. Given")
                .doesNotContain(">Over<", "WithdrawConsent?consent=bf0387-d1");
        assertThat(page("0388", "CW-4"))
                .contains(
                        ">Over<", "It is over. Withdrawn for Brackenford Council community safety")
                .doesNotContain("WithdrawConsent?consent=bf0388-c1");
    }

    @Test
    void of_a_case_that_is_not_theirs_nobody_learns_anything() throws Exception {
        assertThat(Browser.of(PROGRAM, "CW-7").get("/cases/BF-0386/consent").statusCode())
                .isEqualTo(404);
        assertThat(Browser.of(PROGRAM, "CW-7").get("/cases/BF-0399/consent").statusCode())
                .isEqualTo(404);
    }
}
