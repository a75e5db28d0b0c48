package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An auditor replays the first story: two clocks, steps, what an agency knew, two moments. */
class AuditorJourney {
    private final RunningProgram program = Brackenford.program();

    @Test
    void a_case_is_replayed_on_two_clocks_and_step_by_step() {
        try (var colin = Visitor.signedIn(program, "Colin Wray")) {
            colin.look("audit");
            colin.follow("BF-0101");
            colin.look("replay");
            colin.type("Known by", "2025-03-09T20:00");
            colin.press("Replay");
            colin.look("replay-known");
            assertThat(colin.text())
                    .contains("The case as known by 9 March 2025 at 8:00pm", "14 of 25 events");
            colin.go("/audit/cases/BF-0101?happenedBy=2025-03-09T20:00");
            assertThat(colin.text()).contains("of what had happened by 9 March 2025");

            colin.go("/audit/cases/BF-0101?step=8");
            colin.follow("Next");
            colin.look("replay-step");
            assertThat(colin.text())
                    .contains("What changed with this step", "Event 9, Referral sent, is new.")
                    .contains("Tallow Bridge Homes: the shared details");
            colin.follow("Previous");
            assertThat(colin.text()).contains("after step 8");
            colin.follow("First");
            assertThat(colin.text())
                    .contains("after step 1: Case opened", "No agency could see it");
            colin.follow("Last");
            assertThat(colin.text()).contains("after step 25");
        }
    }

    @Test
    void one_fact_is_followed_down_to_the_log_and_the_tree_over_it() throws Exception {
        var auditor = Browser.of(program, "AU-1");
        var ninth = "/audit/cases/BF-0101/events/9";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> auditor.get(ninth).body().contains("Hash of its leaf in the tree"));
        try (var colin = Visitor.signedIn(program, "Colin Wray")) {
            colin.go("/audit/cases/BF-0101");
            colin.follow("9. Referral sent");
            colin.look("event");
            assertThat(colin.text())
                    .contains("Tallow Bridge Homes: the shared details", "Position in the log")
                    .contains("\"type\" : \"ReferralSent\"");
            colin.follow("Event after");
            assertThat(colin.text()).contains("10. Referral sent").doesNotContain("9. Referral");
        }
        for (var none : List.of("26", "0", "x", "09", "99999999999")) {
            assertThat(auditor.get("/audit/cases/BF-0101/events/" + none).statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @Test
    void what_housing_knew_on_a_day_is_one_question() {
        try (var colin = Visitor.signedIn(program, "Colin Wray")) {
            colin.go("/audit/cases/BF-0101");
            colin.choose("Agency", "TB");
            colin.type("At the end of this day", "2025-03-03");
            colin.press("Ask");
            colin.look("replay-agency-nothing");
            assertThat(colin.text())
                    .contains("What Tallow Bridge Homes knew at the end of 3 March 2025")
                    .contains("It had been told nothing of this case");
            colin.type("At the end of this day", "2025-03-04");
            colin.press("Ask");
            colin.look("replay-agency");
            assertThat(colin.text())
                    .contains("Stairs below Flat 9")
                    .doesNotContain("Darren Stope")
                    .doesNotContain("blue umbrella");
        }
    }

    @Test
    void the_case_is_proved_and_who_saw_it_is_shown() {
        try (var colin = Visitor.signedIn(program, "Colin Wray")) {
            colin.go("/audit/cases/BF-0101");
            colin.follow("who saw it");
            colin.look("reads");
            assertThat(colin.text()).contains("Who saw BF-0101", "Colin Wray", "Replay");
            colin.go("/audit/cases/BF-0101");
            colin.follow("prove the case");
            colin.look("proof");
            assertThat(colin.text()).contains("Proof of BF-0101", "None.", "Checkpoint");
            colin.press("Make the pack");
            colin.look("proof-error");
            assertThat(colin.text()).contains("Choose what the pack is for");
        }
    }

    @Test
    void what_is_handed_in_to_be_cosigned_and_is_none_stays_where_it_was_typed() {
        try (var colin = Visitor.signedIn(program, "Colin Wray")) {
            colin.go("/audit/cases/BF-0101/proof");
            colin.follow("Cosign it");
            colin.look("cosign");
            assertThat(colin.text()).contains("Cosign the log", "--make throughline/");
            colin.type("What was printed", "no note");
            colin.press("Hand it in");
            colin.look("cosign-error");
            assertThat(colin.text()).contains("Give the whole note");
            assertThat(colin.page().locator("#note").inputValue()).isEqualTo("no note");
            colin.type("The line that was printed", "no key");
            colin.press("Name this key as mine");
            assertThat(colin.page().locator("#key").inputValue()).isEqualTo("no key");
            colin.type("How many facts had the log when you cosigned last?", "many");
            colin.press("Take away what the log says now");
            colin.look("cosign-number");
            assertThat(colin.text()).contains("Give a number");
        }
    }

    @Test
    void a_period_is_asked_for_and_what_was_typed_stays_where_it_is_refused() {
        try (var colin = Visitor.signedIn(program, "Colin Wray")) {
            colin.go("/audit");
            colin.follow("Evidence of a period");
            colin.look("period");
            assertThat(colin.text()).contains("none is missing", "Packs of periods");
            colin.type("First day", "2026-03-02");
            colin.type("Last day", "2026-03-01");
            colin.press("Make the pack");
            colin.look("period-error");
            assertThat(colin.text()).contains("The last day cannot be before the first");
            assertThat(colin.page().locator("#from").inputValue()).isEqualTo("2026-03-02");
        }
    }

    @Test
    void two_moments_are_compared_in_words() {
        try (var colin = Visitor.signedIn(program, "Colin Wray")) {
            colin.go("/audit/cases/BF-0101");
            colin.follow("Compare two moments");
            colin.look("compare-empty");
            colin.type("First moment", "2025-03-09T20:00");
            colin.type("Second moment (today if empty)", "2025-03-10T12:00");
            colin.press("Compare");
            colin.look("compare");
            assertThat(colin.text()).contains("Event 15, Incident recorded, is new.");
            colin.go("/audit/cases/BF-0101/compare?first=2025-03-09T20:00&second=2025-03-09T20:00");
            colin.look("compare-same");
            assertThat(colin.text()).contains("The case is the same at both moments");
            colin.go("/audit/cases/BF-0101/compare?first=soon");
            colin.look("compare-error");
            colin.go("/audit/cases/BF-0101?knownBy=soon");
            colin.look("replay-error");
            assertThat(colin.text()).contains("Give a moment as a date and a time");
        }
    }
}
