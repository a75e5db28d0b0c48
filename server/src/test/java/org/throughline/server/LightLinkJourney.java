package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner without an account, from the link in the mail to the pages of the referral. */
class LightLinkJourney {
    private static final int REROUTED_TO_WELLBEING = 15;
    private static final String NEUTRAL = "https://www.bbc.co.uk/weather";

    private final RunningProgram program = Brackenford.program();

    @BeforeEach
    void connect() {
        assertThat(
                        program.operator("/operator/connections/WW/light-link?person=WW-U1")
                                .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void disconnect() {
        assertThat(program.operator("/operator/connections/WW/page").statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_is_read_by_link_and_code_in_english_and_in_urdu() throws Exception {
        ToldLately.tell(program, "BF-0102", "0176", REROUTED_TO_WELLBEING);
        var mail = LinkReader.newestMail(program);
        var reference = LinkReader.reference(mail);
        try (var petra = Visitor.signedIn(program, "Petra Lund");
                var ruth = Visitor.signedIn(program, "Ruth Calder");
                var grace = Visitor.at(program)) {
            petra.go("/sent-mail");
            petra.look("sent-mail");
            ruth.follow("Codes");
            ruth.look("codes-none");

            grace.go(LinkReader.link(mail));
            assertThat(grace.page().url()).endsWith("/link");
            grace.look("link-ask");
            grace.press("Ask for a code");
            grace.look("link-code");
            ruth.follow("Codes");
            ruth.look("codes");
            ruth.press("Show the code for " + reference);
            ruth.look("codes-shown");
            var code = Pattern.compile("Code for \\w+: (\\d{6})").matcher(ruth.text());
            assertThat(code.find()).isTrue();

            grace.type("Code", LinkReader.wrong(code.group(1)).getFirst());
            grace.press("Read the request");
            grace.look("link-code-wrong");
            grace.type("Code", code.group(1));
            grace.press("Read the request");
            grace.look("link");
            assertThat(grace.text()).contains("Yusuf Karimi", "Contact the client safely");

            grace.follow("اردو");
            grace.look("link-urdu");
            assertThat(grace.page().locator("html").getAttribute("dir")).isEqualTo("rtl");
            grace.follow("English");
            grace.follow("Accept");
            grace.look("link-form");
            leaves(grace);
        }
    }

    /** Pressing Shift three times shows a page that says nothing of us. */
    private static void leaves(Visitor grace) {
        grace.page()
                .route(
                        NEUTRAL,
                        route ->
                                route.fulfill(
                                        new Route.FulfillOptions()
                                                .setContentType("text/html")
                                                .setBody("<title>Weather</title>")));
        grace.go("/link");
        for (int press = 1; press <= 3; press++) {
            grace.page().keyboard().press("Shift");
        }
        grace.page().waitForURL(NEUTRAL, new Page.WaitForURLOptions().setTimeout(10_000));
        assertThat(grace.page().title()).isEqualTo("Weather");
    }

    @Test
    void an_expired_link_offers_a_new_one() {
        try (var nobody = Visitor.at(program)) {
            nobody.go("/link/" + "B".repeat(43));
            nobody.look("link-expired");
            nobody.press("Mail a new link");
            nobody.look("link-again");
            nobody.go("/link/left");
            nobody.look("link-left");
        }
    }
}
