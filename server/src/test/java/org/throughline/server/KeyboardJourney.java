package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Signing in, finding a case and recording something, without ever touching a mouse. */
class KeyboardJourney {
    private final RunningProgram program = Brackenford.program();

    @Test
    void a_caseworker_records_a_note_with_keys_alone() {
        try (var ruth = Visitor.at(program)) {
            var keys = new Keys(ruth.page());
            ruth.go("/");
            keys.enter("Sign in as Ruth Calder");
            assertThat(ruth.page().url()).endsWith("/day");
            keys.step();
            assertThat(keys.here()).isEqualTo("Skip to main content");
            keys.enter("Cases");
            keys.type("Reference", "BF-0102");
            keys.enter();
            keys.enter("BF-0102");
            keys.goTo("Covers for a colleague");
            keys.press("Space");
            keys.enter("Go on");
            keys.enter("Record something");
            keys.enter("Add note");
            ruth.look("keyboard-form");
            keys.goTo("Access");
            keys.press("ArrowDown");
            keys.type("Text", "Rang at ten, nobody there.");
            keys.enter("Record");
            assertThat(ruth.page().url()).contains("/cases/BF-0102?recorded");
            ruth.look("keyboard-recorded");
        }
    }

    @Test
    void what_is_skipped_is_skipped() {
        try (var ruth = Visitor.signedIn(program, "Ruth Calder")) {
            var keys = new Keys(ruth.page());
            ruth.go("/cases/BF-0101");
            keys.step();
            assertThat(keys.here()).isEqualTo("Skip to main content");
            keys.press("Enter");
            keys.step();
            assertThat(keys.isInMain()).isTrue();
        }
    }

    @Test
    void keys_get_through_every_page_and_out_again() {
        try (var leila = Visitor.signedIn(program, "Leila Marsh")) {
            var keys = new Keys(leila.page());
            for (var path :
                    new String[] {
                        "/cases/BF-0101", "/cases/BF-0102/rights", "/retention", "/board", "/status"
                    }) {
                leila.go(path);
                keys.step();
                var first = keys.here();
                int steps = 1;
                do {
                    keys.step();
                    steps++;
                } while (!keys.here().equals(first) && steps < 400);
                assertThat(steps).as("steps through " + path).isBetween(5, 399);
            }
        }
    }
}
