package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Somebody who has no mouse. */
class KeyboardJourney {
    private static final int TABS_MAX = 150;
    private static final int LOOKS_MAX = 20;

    private static final String FOCUSED =
            "() => { const e = document.activeElement;"
                    + " const label = e.labels && e.labels.length ? e.labels[0].textContent : e.textContent;"
                    + " return label.trim(); }";

    private static final String IS_SEEN =
            "() => { const e = document.activeElement; const style = getComputedStyle(e);"
                    + " const box = e.getBoundingClientRect();"
                    + " const around = getComputedStyle(e.labels && e.labels.length ? e.labels[0] : e, '::before');"
                    + " return box.bottom > 0 && box.top < innerHeight && (style.outlineStyle !== 'none'"
                    + " || style.boxShadow !== 'none' || around.boxShadow !== 'none'); }";

    @Test
    void help_is_recorded_by_keyboard_alone() {
        try (var ruth = Visitor.signedIn(Brackenford.program(), "Ruth Calder")) {
            ruth.go("/cases/new");
            var page = ruth.page();
            open(page);
            reach(page, "Offer help");
            page.keyboard().press("Enter");
            page.waitForURL("**/record/OfferHelp");

            reach(page, "listening");
            page.keyboard().press("Space");
            reach(page, "Channel");
            page.keyboard().type("face");
            reach(page, "Language");
            page.keyboard().type("en");
            reach(page, "Yes");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Space");
            reach(page, "Answer");
            page.keyboard().type("acc");
            reach(page, "Record");
            page.keyboard().press("Enter");

            page.waitForURL("**/cases/*?recorded");
            assertThat(ruth.text()).contains("Recorded.", "Help offered");
        }
    }

    private static void open(Page page) {
        reach(page, "Case reference");
        page.keyboard().type("K-1");
        reach(page, "Project");
        page.keyboard().type("Bra");
        reach(page, "Who came to us");
        page.keyboard().type("the c");
        reach(page, "Channel");
        page.keyboard().type("face");
        reach(page, "Yes");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        reach(page, "When we heard of it");
        page.keyboard().type("01012026");
        page.keyboard().press("Tab");
        page.keyboard().type("0900");
        reach(page, "Record");
        page.keyboard().press("Enter");
        page.waitForURL("**/cases/*?recorded");
    }

    /** A page that is long moves under the focus first. */
    private static boolean isSeen(Page page) {
        for (int i = 0; i < LOOKS_MAX; i++) {
            if (Boolean.TRUE.equals(page.evaluate(IS_SEEN))) {
                return true;
            }
            page.waitForTimeout(50);
        }
        return false;
    }

    /** Goes on from field to field until this one has the focus, which must be seen each time. */
    private static void reach(Page page, String label) {
        for (int i = 0; i < TABS_MAX; i++) {
            page.keyboard().press("Tab");
            var focused = String.valueOf(page.evaluate(FOCUSED));
            assertThat(isSeen(page)).as("focus on " + focused).isTrue();
            if (focused.equals(label)) {
                return;
            }
        }
        throw new AssertionError("never came to " + label);
    }
}
