package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same pages in a browser that runs no script. */
class WithoutScriptJourney {
    private final RunningProgram program = Brackenford.program();

    @Test
    void a_caseworker_records_and_an_error_keeps_what_was_typed() {
        try (var ruth = Visitor.withoutScript(program, "Ruth Calder")) {
            ruth.go("/cases/new");
            ruth.type("Case reference", "S-1");
            ruth.type("What the client wants to be called (optional)", "Nadia Invented");
            ruth.press("Record");
            ruth.look("without-script-error");
            assertThat(ruth.page().inputValue("#caseRef")).isEqualTo("S-1");
            assertThat(ruth.page().inputValue("#clientName")).isEqualTo("Nadia Invented");
            ruth.choose("Project", "brackenford-support");
            ruth.choose("Who came to us", "self");
            ruth.choose("Channel", "in-person");
            ruth.tick("Anonymous", "No");
            ruth.type("When we heard of it", "2026-01-01T09:00");
            ruth.press("Record");
            ruth.look("without-script-case");
            assertThat(ruth.text()).contains("Case S-1", "Nadia Invented");
        }
    }

    @Test
    void an_officer_and_an_auditor_need_none_either() {
        try (var marcus = Visitor.withoutScript(program, "Marcus Fenn")) {
            marcus.go("/agency/cases/BF-0101");
            marcus.look("without-script-agency");
            assertThat(marcus.text()).contains("Shared timeline");
            marcus.follow("For developers");
            marcus.press("Draw a trial key");
            marcus.look("without-script-developers");
            assertThat(marcus.text()).contains("whsec_").doesNotContain("Copy");
        }
        try (var colin = Visitor.withoutScript(program, "Colin Wray")) {
            colin.go("/audit/cases/BF-0101");
            colin.type("Known by", "2025-03-09T20:00");
            colin.press("Replay");
            colin.look("without-script-replay");
            assertThat(colin.text()).contains("14 of 25 events");
        }
    }
}
