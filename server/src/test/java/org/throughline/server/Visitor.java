package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody in front of a real browser. Every page they look at must have one heading and a title,
 * break no rule of WCAG 2.2 A and AA that axe knows, fit a window 320 pixels wide (which is also
 * 1280 pixels at 400 %), and leave no complaint of the browser.
 */
final class Visitor implements AutoCloseable {
    private static final int LOOKS_MAX = 100;
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final int NARROW = 320;

    /** What the content security policy stops is told like any other error. */
    private static final String REPORTS =
            "addEventListener('securitypolicyviolation', e => console.error('policy: '"
                    + " + e.violatedDirective + ' ' + e.blockedURI))";

    private final BrowserContext context;
    private final Page page;
    private final boolean hasScript;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> walked = new ArrayList<>();

    private Visitor(RunningProgram program, boolean hasScript) {
        this(program.address(), hasScript);
    }

    private Visitor(String address, boolean hasScript) {
        this.hasScript = hasScript;
        this.context =
                Chromium.started()
                        .newContext(
                                new NewContextOptions()
                                        .setBaseURL(address)
                                        .setViewportSize(WIDTH, HEIGHT)
                                        .setJavaScriptEnabled(hasScript)
                                        .setLocale("en-GB")
                                        .setTimezoneId("Europe/London"));
        context.addInitScript(REPORTS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // A page that is itself a refusal is told as a failed load; it is asked for on purpose.
            var isThePage =
                    message.text().startsWith("Failed to load resource")
                            && message.location().startsWith(page.url());
            if (message.type().equals("error") && !isThePage) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Nobody yet. */
    static Visitor at(RunningProgram program) {
        return new Visitor(program, true);
    }

    /** Nobody yet, at the address to which passkeys belong. */
    static Visitor atLocalhost(RunningProgram program) {
        return new Visitor(program.address().replace("127.0.0.1", "localhost"), true);
    }

    static Visitor signedIn(RunningProgram program, String name) {
        return new Visitor(program, true).signIn(name);
    }

    static Visitor withoutScript(RunningProgram program, String name) {
        return new Visitor(program, false).signIn(name);
    }

    private Visitor signIn(String name) {
        go("/");
        press("Sign in as " + name);
        return this;
    }

    Page page() {
        return page;
    }

    void go(String path) {
        page.navigate(path);
    }

    void waitFor(String address) {
        page.waitForURL(address);
    }

    void waitForText(String text) {
        page.getByText(text).first().waitFor();
    }

    void follow(String link) {
        note(link);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    void press(String button) {
        note(button);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    void type(String label, String text) {
        note(label);
        labelled(label).fill(text);
    }

    void choose(String label, String choice) {
        note(label);
        labelled(label).selectOption(choice);
    }

    void chooseFirst(String label) {
        note(label);
        labelled(label).selectOption(new SelectOption().setIndex(1));
    }

    /** Follows the link in the row of a table that holds this text. */
    void followInRow(String told, String text) {
        note(told);
        page.locator("tr", new Page.LocatorOptions().setHasText(text))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
    }

    /** Ticks a box, or one of the answers to a question. */
    void tick(String question, String answer) {
        note(question);
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
                .first()
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    void note(String what) {
        walked.add(what.replace(" (optional)", ""));
    }

    private Locator labelled(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("input, select, textarea"))
                .first();
    }

    String text() {
        return page.locator("body").innerText();
    }

    /** What was followed, pressed and filled in since, in this order. */
    List<String> walked() {
        return List.copyOf(walked);
    }

    /** Looks at the page as it stands, and keeps a picture of it. */
    void look(String name) {
        // Whoever has just been sent on to another page may find it empty for a moment.
        for (int i = 0; i < LOOKS_MAX && page.title().isEmpty(); i++) {
            page.waitForTimeout(50);
        }
        page.waitForLoadState();
        assertThat(page.title()).as("title of " + name).matches("\\S.* – Throughline");
        assertThat(page.locator("h1").count()).as("headings of " + name).isEqualTo(1);
        if (hasScript) {
            assertThat(violations()).as("axe on " + name).isEmpty();
        }
        picture(name);
        page.setViewportSize(NARROW, HEIGHT);
        picture(name + "-narrow");
        assertThat(widest()).as("width of " + name).isEmpty();
        page.setViewportSize(WIDTH, HEIGHT);
        assertThat(complaints).as("the browser about " + name).isEmpty();
    }

    private List<String> violations() {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule ->
                                rule.getNodes().stream()
                                        .map(node -> rule.getId() + ": " + node.getHtml()))
                        .toList();
    }

    /** What stands out of a narrow window, when the page scrolls sideways in it. */
    @SuppressWarnings("unchecked")
    private List<String> widest() {
        return (List<String>)
                page.evaluate(
                        """
                        () => document.documentElement.scrollWidth <= innerWidth ? []
                            : [...document.body.querySelectorAll('*')]
                                .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                                .map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))
                                .slice(0, 5)
                        """);
    }

    private void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
