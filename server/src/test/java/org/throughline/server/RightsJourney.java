package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.throughline.server.pages.Words;

/** A client asks for their file, and a case that is old enough is proposed to be deleted. */
class RightsJourney {
    private final RunningProgram program = Brackenford.program();

    @Test
    void a_caseworker_gives_a_client_their_copy() {
        try (var idris = Visitor.signedIn(program, "Idris Pell")) {
            idris.go("/cases/BF-0102");
            idris.follow("Client's copy");
            idris.look("copy");
            assertThat(idris.text())
                    .contains("Client's copy of BF-0102", "Yusuf Karimi")
                    .doesNotContain("patrol tonight");
            idris.follow("Record that the client was given it");
            idris.look("copy-form");
        }
    }

    @Test
    void a_caseworker_prints_a_card_in_the_language_of_the_client() {
        try (var ruth = Visitor.signedIn(program, "Ruth Calder")) {
            ruth.go("/cases/BF-0101");
            assertThat(ruth.text())
                    .contains(
                            "Speaks: Punjabi, with an interpreter who is a woman",
                            "Risk: Standard");
            ruth.follow("Card for the client");
            ruth.look("card");
            assertThat(ruth.text())
                    .contains(Words.all("card").in("pa").of("heading"), "10:00–14:00")
                    .doesNotContain("umbrella", "Library", "Bhullar");
            ruth.follow("اردو");
            ruth.look("card-right-to-left");
            assertThat(ruth.text()).contains(Words.all("card").in("ur").of("danger"));
        }
    }

    @Test
    void a_referral_that_was_declined_waits_for_no_step() throws Exception {
        var page = Browser.of(program, "CW-4").get("/cases/BF-0102/referrals/bf0102-r2").body();
        assertThat(page).contains("did not come to it").doesNotContain("not yet");
    }

    @Test
    void whoever_reads_codes_alone_gets_no_card() throws Exception {
        var coordinator = Browser.of(program, "FC-1");
        assertThat(coordinator.get("/cases/BF-0101").statusCode()).isEqualTo(200);
        assertThat(coordinator.get("/cases/BF-0101/card").statusCode()).isEqualTo(404);
    }

    @Test
    void a_data_lead_answers_a_request_to_see_the_file() {
        try (var leila = Visitor.signedIn(program, "Leila Marsh")) {
            leila.follow("Rights");
            leila.look("open-rights");
            leila.followInRow("BF-0102", "by Client");
            leila.look("request");
            leila.press("Issue the pack");
            leila.look("request-error");
            assertThat(leila.text()).contains("The identity is not confirmed yet.");
            leila.follow("let it go on");
            leila.choose("Request", "bf0102-q1");
            leila.choose("Identity", "confirmed");
            leila.press("Record");
            leila.go("/cases/BF-0102/rights/requests/bf0102-q1");
            leila.press("Issue the pack");
            leila.look("request-issued");
            assertThat(leila.text()).contains("answered on", "Take the pack");
            leila.follow("Rights");
            assertThat(leila.text()).contains("No open requests.");
        }
    }

    @Test
    void two_people_look_at_a_case_that_is_old_enough() {
        try (var hannah = Visitor.signedIn(program, "Hannah Orme")) {
            hannah.go("/retention");
            hannah.look("retention");
            hannah.press("Propose to delete those ticked");
            hannah.look("retention-error");
            assertThat(hannah.text()).contains("Tick the cases");
            hannah.tick("Cases to delete", "Delete BF-0101");
            hannah.press("Propose to delete those ticked");
            hannah.look("retention-proposed");
        }
        try (var leila = Visitor.signedIn(program, "Leila Marsh")) {
            leila.go("/retention");
            leila.followInRow("BF-0101", "proposed by");
            leila.look("deletion");
            assertThat(leila.text()).contains("Delete for ever", "Hannah Orme");
            leila.press("Take the proposal back");
            leila.look("retention-taken-back");
        }
    }
}
