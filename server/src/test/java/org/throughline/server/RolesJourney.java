package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every page that the journey of the first case does not meet, as those see it who may. */
class RolesJourney {
    private final RunningProgram program = Brackenford.program();

    @Test
    void somebody_who_is_not_signed_in_chooses_who_they_are() {
        try (var nobody = Visitor.at(program)) {
            nobody.go("/");
            nobody.look("choose");
            nobody.go("/sign-in");
            nobody.look("sign-in");
            nobody.press("Sign in");
            nobody.look("sign-in-error");
            assertThat(nobody.text()).contains("There is a problem");
        }
    }

    @Test
    void a_caseworker_finds_cases_and_referrals() {
        try (var ruth = Visitor.signedIn(program, "Ruth Calder")) {
            ruth.follow("Cases");
            ruth.look("cases");
            ruth.type("Reference", "BF-0102");
            ruth.press("Apply filter");
            ruth.look("cases-filtered");
            ruth.go("/cases?reference=none-of-this-name");
            ruth.look("cases-none");
            ruth.go("/cases/BF-0101");
            ruth.look("case-closed");
            ruth.go("/cases/BF-0101/people");
            ruth.look("people-and-contact");
            assertThat(ruth.text()).contains("Harleen Bhullar", "DO NOT USE");
            ruth.go("/cases/BF-0101");
            ruth.follow("Consent and basis");
            ruth.look("consent");
            assertThat(ruth.text()).contains("Consent bf0101-c1", "Consent bf0101-c2");
            ruth.go("/cases/BF-0101");
            ruth.follow("Corrections");
            ruth.look("corrections-none");
            assertThat(ruth.text()).contains("Nothing was corrected.");
            ruth.go("/cases/BF-0101");
            ruth.follow("bf0101-r1");
            ruth.look("referral");
            assertThat(ruth.text())
                    .contains("Referral to Tallow Bridge Homes", "It is the client’s turn.")
                    .contains("not recorded", "Confirm referral outcome");
            ruth.go("/cases/BF-0101?kind=help&agency=TB");
            ruth.look("case-filtered");
            assertThat(ruth.text()).contains("events match", "Remove the filter");
            ruth.follow("Referrals");
            ruth.look("board");
            ruth.go("/cases/none");
            ruth.look("not-found");
            ruth.go("/cases/BF-0101/record/GiveConsent");
            ruth.press("Add another to: Who may be told what");
            ruth.look("form-added");
        }
    }

    @Test
    void a_case_is_found_by_what_is_known_of_a_person_and_a_supervisor_sees_who_looked() {
        try (var ruth = Visitor.signedIn(program, "Ruth Calder")) {
            ruth.go("/search");
            ruth.look("search");
            ruth.press("Search");
            ruth.look("search-error");
            assertThat(ruth.text()).contains("Type at least two letters", "Choose why you look");
            ruth.type("Name, telephone number, postcode or address", "ਹਰਲੀਨ ਭੁੱਲਰ");
            ruth.tick("Why do you look?", "The client or an agency got in touch");
            ruth.press("Search");
            ruth.look("search-found");
            assertThat(ruth.text()).contains("Harleen Bhullar", "BF-0101");
            assertThat(ruth.page().url()).endsWith("/search");
            ruth.type("Name, telephone number, postcode or address", "Nobody Known");
            ruth.press("Search");
            ruth.look("search-none");
        }
        try (var supervisor = Visitor.signedIn(program, "Hannah Orme")) {
            supervisor.go("/audit/searches");
            supervisor.look("searches");
            assertThat(supervisor.text())
                    .contains("Ruth Calder", "The client or an agency got in touch")
                    .doesNotContain("Nobody Known");
        }
    }

    @Test
    void before_a_second_case_of_one_person_is_opened_the_first_is_shown() {
        try (var ruth = Visitor.signedIn(program, "Ruth Calder")) {
            ruth.go("/cases/new");
            ruth.type("Case reference", "R-2");
            ruth.type("What the client wants to be called (optional)", "Harleen Bhullar");
            ruth.choose("Project", "brackenford-support");
            ruth.choose("Who came to us", "self");
            ruth.choose("Channel", "in-person");
            ruth.tick("Anonymous", "No");
            ruth.type("When we heard of it", "2026-01-01T09:00");
            ruth.press("Record");
            ruth.look("duplicates");
            assertThat(ruth.text()).contains("Is it one of these?", "BF-0101");
            ruth.press("Change what I typed");
            assertThat(ruth.page().inputValue("#clientName")).isEqualTo("Harleen Bhullar");
        }
    }

    @Test
    void a_colleague_says_why_they_look() {
        try (var idris = Visitor.signedIn(program, "Idris Pell")) {
            idris.go("/cases/BF-0101");
            idris.look("why");
            idris.press("Go on");
            idris.look("why-error");
            idris.tick("Why do you look at this case?", "A colleague asked for advice");
            idris.press("Go on");
            assertThat(idris.page().url()).endsWith("/cases/BF-0101");
        }
    }

    @Test
    void a_fact_that_was_redacted_leads_to_what_stands_for_it() {
        try (var idris = Visitor.signedIn(program, "Idris Pell")) {
            idris.go("/cases/BF-0102");
            idris.page().locator("a[href$='/corrections#event-2']").click();
            idris.look("corrections");
            assertThat(idris.text())
                    .contains("Event 2, Incident recorded, was redacted.", "not shown any more")
                    .contains("Brackenford Police: the shared details. Told of this on");
            assertThat(idris.page().url()).endsWith("/corrections#event-2");
        }
    }

    @Test
    void a_supervisor_gives_out_counts() {
        try (var supervisor = Visitor.signedIn(program, "Hannah Orme")) {
            supervisor.look("day-supervisor");
            supervisor.follow("Statistics");
            supervisor.look("statistics-empty");
            supervisor.press("Give out counts");
            supervisor.look("statistics-error");
            assertThat(supervisor.text()).contains("There is a problem");
            supervisor.type("First day", "2025-01-01");
            supervisor.type("Last day", "2025-12-31");
            supervisor.tick("Broken down by", "Month");
            supervisor.press("Give out counts");
            supervisor.look("release");
            supervisor.follow("Statistics");
            supervisor.look("statistics");
            supervisor.go("/problems/NO_BASIS");
            supervisor.look("problem");
        }
    }

    @Test
    void an_officer_sees_what_their_agency_was_told() {
        try (var officer = Visitor.signedIn(program, "Marcus Fenn")) {
            officer.look("inbox-stories");
            officer.go("/agency/cases/BF-0101");
            officer.look("agency-case-closed");
            officer.follow("Proof");
            officer.look("agency-proof");
            assertThat(officer.text()).contains("Proof of what you were told", "Checkpoint");
            officer.follow("How you are told");
            officer.look("connection");
            officer.follow("Your codes");
            officer.look("agency-codes");
            assertThat(officer.text()).contains("WO-DONE", "Work done");
            officer.go("/cases");
            officer.look("not-for-your-role");
        }
    }

    @Test
    void an_administrator_enters_who_works_with_whom() {
        try (var petra = Visitor.signedIn(program, "Petra Lund")) {
            petra.follow("Registers");
            petra.look("registers");
            assertThat(petra.text()).contains("Tallow Bridge Homes (TB)", "Sign an agreement");
            petra.follow("Add a person");
            petra.look("register-person");
            petra.type("Name", "Wren Alder");
            petra.press("Record");
            petra.look("register-person-error");
            assertThat(petra.text()).contains("There is a problem", "Role is missing");
            petra.go("/registers/PublishCodeMap?of=TB");
            petra.look("register-map");
        }
        try (var forum = Visitor.signedIn(program, "Owen Strake")) {
            forum.follow("Meetings");
            forum.look("meetings");
            forum.follow("Schedule a meeting");
            forum.look("schedule-meeting");
        }
    }

    @Test
    void an_officer_takes_away_what_their_developers_need() {
        try (var officer = Visitor.signedIn(program, "Marcus Fenn")) {
            officer.follow("For developers");
            officer.look("developers");
            for (var one : officer.page().locator("summary").all()) {
                one.click();
            }
            officer.look("developers-open");
            assertThat(officer.text()).contains("hash_equals", "case.referral-sent.v1.json");
            officer.press("Draw a trial key");
            officer.look("developers-trial-key");
            officer.press("Copy: The trial key");
            officer.waitForText("Copied.");
            assertThat(officer.text()).contains("whsec_", "throughline.challenge.v1");
        }
    }

    @Test
    void an_operator_sees_whether_everything_works() {
        try (var operator = Visitor.signedIn(program, "Petra Lund")) {
            operator.follow("People");
            operator.look("people");
            operator.press("Ask to begin anew for Idris Pell");
            operator.look("people-asked");
            assertThat(operator.text()).contains("Petra Lund asked that they begin anew.");
            operator.follow("Agencies");
            operator.look("agencies");
            assertThat(operator.text()).contains("Tallow Bridge Homes (TB)", "until 31 ");
            operator.go("/status");
            operator.look("status");
            operator.follow("Processors");
            operator.look("processors");
            operator.press("Rebuild the views");
            operator.look("processors-error");
            operator.type("Type views to begin", "views");
            operator.press("Rebuild the views");
            operator.look("processors-rebuilding");
            operator.go("/gallery");
            operator.look("gallery");
            operator.follow("right to left");
            operator.look("gallery-right-to-left");
            operator.go("/status");
            assertThat(operator.text()).doesNotContain("Harleen");
        }
    }
}
