package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Hands without a mouse: from one thing to the next, and it is always seen where they are. */
final class Keys {
    private static final int STEPS_MAX = 250;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /** Goes on to the thing of this name; fails when it is not reached, or not seen on the way. */
    void goTo(String name) {
        for (int i = 0; i < STEPS_MAX; i++) {
            step();
            if (here().equals(name)) {
                return;
            }
        }
        throw new AssertionError("no key leads to " + name);
    }

    /** One step on. */
    void step() {
        page.keyboard().press("Tab");
        assertThat(isSeen()).as("it is seen that the keys are at " + here()).isTrue();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Follows a link or presses a button, and waits for what comes. */
    void enter(String name) {
        goTo(name);
        enter();
    }

    /** The same where the keys already are. */
    void enter() {
        var before = page.url();
        press("Enter");
        page.waitForURL(url -> !url.equals(before));
    }

    void type(String name, String text) {
        goTo(name);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    /** What the thing is called at which the keys are; empty when they are at none. */
    String here() {
        return (String)
                page.evaluate(
                        """
                        () => {
                            const here = document.activeElement;
                            if (!here || here === document.body) return '';
                            const label = here.labels && here.labels.length ? here.labels[0].innerText : '';
                            return (label || here.getAttribute('aria-label') || here.innerText || '')
                                .trim().replace(/\\s+/g, ' ');
                        }
                        """);
    }

    boolean isInMain() {
        return (boolean) page.evaluate("() => !!document.activeElement.closest('main')");
    }

    /** A box that is ticked shows it at its label. */
    private boolean isSeen() {
        return (boolean)
                page.evaluate(
                        """
                        () => {
                            const here = document.activeElement;
                            if (!here || here === document.body) return true;
                            const seen = style => style.outlineStyle !== 'none' && style.outlineWidth !== '0px'
                                || style.boxShadow !== 'none';
                            return seen(getComputedStyle(here))
                                || !!here.labels && [...here.labels].some(l => seen(getComputedStyle(l, '::before')));
                        }
                        """);
    }
}
