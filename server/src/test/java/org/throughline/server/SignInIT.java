package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.server.security.AccountDatabase;
import org.throughline.server.security.Passwords;

/** Signing in where people are real: with passwords of their own. */
class SignInIT {
    @AutoClose
    private static final RunningProgram PROGRAM =
            RunningProgram.with("--throughline.demonstration=false");

    private static final Map<String, String> FIRST =
            new HashMap<>(PROGRAM.bean(Passwords.class).inviteAll());
    private static final String COMMON = "password1234";
    private static final String OWN = "umbrella seldom granite";

    private static HttpResponse<String> signIn(Browser browser, String person, String password)
            throws Exception {
        return browser.post(
                "/sign-in",
                Map.of(
                        "_csrf",
                        Browser.token(browser.get("/sign-in").body()),
                        "person",
                        person,
                        "password",
                        password));
    }

    private static Browser signedIn(String person) throws Exception {
        var browser = Browser.nobody(PROGRAM);
        assertThat(location(signIn(browser, person, password(person)))).endsWith("/home");
        return browser;
    }

    private static String password(String person) {
        return String.valueOf(FIRST.get(person));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static HttpResponse<String> choose(
            Browser browser, String old, String fresh, String repeated) throws Exception {
        return browser.post(
                "/account/password",
                Map.of(
                        "_csrf",
                        Browser.token(browser.get("/account").body()),
                        "old",
                        old,
                        "fresh",
                        fresh,
                        "repeated",
                        repeated));
    }

    private static HttpResponse<String> byApi(String person, String password) {
        var shown = (person + ":" + password).getBytes(StandardCharsets.UTF_8);
        return showing("Basic " + Base64.getEncoder().encodeToString(shown));
    }

    private static HttpResponse<String> showing(String authorization) {
        return PROGRAM.send(
                PROGRAM.request("/api/v1/cases/none/timeline", "")
                        .header("Authorization", authorization));
    }

    /** Somebody who has chosen a password. */
    private static Browser settled(String person) throws Exception {
        var browser = signedIn(person);
        var own = OWN + " of " + person.charAt(0);
        if (password(person).equals(own)) {
            return browser;
        }
        assertThat(location(choose(browser, password(person), own, own)))
                .endsWith("/account?changed");
        FIRST.put(person, own);
        return browser;
    }

    private static HttpResponse<String> press(Browser browser, String path, String person)
            throws Exception {
        return browser.post(
                path,
                Map.of("_csrf", Browser.token(browser.get("/people").body()), "person", person));
    }

    @Test
    void a_first_password_opens_nothing_before_it_is_changed() throws Exception {
        var first = PROGRAM.bean(Passwords.class).inviteAll();
        assertThat(first).as("whoever was invited is not invited again").isEmpty();
        var worker = signedIn("CW-4");
        assertThat(location(worker.get("/cases"))).endsWith("/account");
        assertThat(worker.get("/account").body())
                .contains("You signed in with a password that somebody else chose");
        assertThat(byApi("CW-4", password("CW-4")).body())
                .contains("NOT_SIGNED_IN", "Somebody else chose this password");

        assertThat(choose(worker, password("CW-4"), "short", "short").body())
                .contains("at least 12 characters");
        assertThat(choose(worker, password("CW-4"), COMMON, COMMON).body()).contains("would try");
        assertThat(choose(worker, password("CW-4"), OWN, OWN + "!").body())
                .contains("not the same both times");
        assertThat(choose(worker, "wrong", OWN, OWN).body()).contains("is another one");
        assertThat(
                        choose(
                                        worker,
                                        password("CW-4"),
                                        "this is CW-4 speaking",
                                        "this is CW-4 speaking")
                                .body())
                .contains("does not hold your reference");
        assertThat(choose(worker, password("CW-4"), password("CW-4"), password("CW-4")).body())
                .contains("Take a password that is new");
        assertThat(choose(worker, password("CW-4"), "ü".repeat(40), "ü".repeat(40)).body())
                .contains("too long");
        assertThat(location(worker.get("/cases"))).endsWith("/account");

        var elsewhere = signedIn("CW-4");
        assertThat(location(choose(worker, password("CW-4"), OWN, OWN)))
                .endsWith("/account?changed");
        assertThat(worker.get("/cases").statusCode()).isEqualTo(200);
        assertThat(byApi("CW-4", OWN).statusCode()).isEqualTo(404);
        assertThat(location(elsewhere.get("/account"))).endsWith("/sign-in?ended");
        assertThat(location(signIn(Browser.nobody(PROGRAM), "CW-4", password("CW-4"))))
                .as("the first password")
                .contains("wrong");
    }

    @Test
    void after_five_wrong_passwords_none_is_taken_for_a_while() throws Exception {
        var thief = Browser.nobody(PROGRAM);
        for (int i = 0; i < 5; i++) {
            assertThat(location(signIn(thief, "IN-2", "guess-" + i))).endsWith("/sign-in?wrong");
        }
        assertThat(location(signIn(thief, "IN-2", password("IN-2"))))
                .as("the right one")
                .endsWith("/sign-in?wrong");
        assertThat(location(signIn(thief, "nobody-of-this-name", "guess")))
                .as("somebody who is not registered is answered alike")
                .endsWith("/sign-in?wrong");
        assertThat(byApi("IN-2", password("IN-2")).statusCode()).isEqualTo(401);
        signedIn("IN-1");
    }

    @Test
    void it_takes_two_to_let_somebody_begin_anew() throws Exception {
        var admin = settled("AD-1");
        var officer = settled("TB-U1");
        assertThat(press(admin, "/people/begin-anew", "AD-1").body())
                .contains("Nobody does this for themselves");
        assertThat(press(admin, "/people/begin-anew", "TB-U1").body()).contains("Asked.");
        assertThat(press(admin, "/people/begin-anew", "TB-U1").body())
                .as("the same person once more")
                .contains("Asked.")
                .doesNotContain("first password, shown");
        assertThat(officer.get("/agency").statusCode()).isEqualTo(200);

        var supervisor = settled("SV-1");
        assertThat(supervisor.get("/people").body()).contains("asked that they begin anew");
        var agreed = press(supervisor, "/people/begin-anew", "TB-U1").body();
        assertThat(agreed).contains("begins anew");
        assertThat(location(officer.get("/agency"))).endsWith("/sign-in?ended");
        assertThat(location(signIn(Browser.nobody(PROGRAM), "TB-U1", password("TB-U1"))))
                .contains("wrong");
        var fresh = agreed.replaceAll("(?s).*<code>([^<]+)</code>.*", "$1");
        FIRST.put("TB-U1", fresh);
        assertThat(location(signedIn("TB-U1").get("/agency"))).endsWith("/account");
    }

    @Test
    void it_takes_two_to_let_somebody_in_who_is_new() throws Exception {
        var admin = settled("AD-1");
        assertThat(location(add(admin, "CW-88"))).endsWith("/registers?recorded=asked");
        assertThat(admin.get("/registers?recorded=asked").body())
                .contains("has to agree on the page People");
        assertThat(press(admin, "/people/begin-anew", "CW-88").body())
                .as("the same person once more")
                .doesNotContain("first password, shown");
        var agreed = press(settled("SV-1"), "/people/begin-anew", "CW-88").body();
        FIRST.put("CW-88", agreed.replaceAll("(?s).*<code>([^<]+)</code>.*", "$1"));
        assertThat(location(signedIn("CW-88").get("/cases"))).endsWith("/account");
        assertThat(location(add(admin, "CW-88")))
                .as("who has a password keeps it")
                .endsWith("/registers?recorded");
        signedIn("CW-88");
        var own = add(admin, "AD-1");
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("For your own, ask another administrator");
        assertThat(admin.get("/people").statusCode()).as("still an administrator").isEqualTo(200);
    }

    private static HttpResponse<String> add(Browser admin, String person) throws Exception {
        var form = admin.get("/registers/RegisterStaff").body();
        var command = form.replaceAll("(?s).*name=\"commandId\" value=\"([^\"]+)\".*", "$1");
        return admin.post(
                "/registers/RegisterStaff",
                Map.of(
                        "_csrf", Browser.token(form),
                        "commandId", command,
                        "person", person,
                        "name", "Wren Alder",
                        "role", "caseworker",
                        "agency", "project",
                        "email", "wren@example.org"));
    }

    @Test
    void what_is_only_for_trying_out_answers_like_nothing() throws Exception {
        var admin = settled("AD-1");
        for (var path : List.of("/gallery", "/gallery/right-to-left", "/sent-mail")) {
            assertThat(admin.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void sessions_end_everywhere_and_people_of_another_project_are_nobody() throws Exception {
        var lead = settled("DP-1");
        var auditor = settled("AU-1");
        assertThat(lead.get("/people").body()).doesNotContain("CW-7");
        assertThat(press(lead, "/people/sessions-end", "CW-7").statusCode()).isEqualTo(404);
        assertThat(press(lead, "/people/begin-anew", "CW-7").statusCode()).isEqualTo(404);
        assertThat(press(lead, "/people/begin-anew", "no such name").statusCode()).isEqualTo(404);
        assertThat(press(lead, "/people/sessions-end", "AU-1").body())
                .contains("is signed out everywhere");
        assertThat(location(auditor.get("/audit"))).endsWith("/sign-in?ended");
        assertThat(lead.get("/people").statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_cannot_be_looked_up_now_is_not_taken_for_a_stranger() throws Exception {
        var worker = settled("CW-1");
        var sql = JdbcClient.create(PROGRAM.bean(AccountDatabase.class).pool());
        sql.sql("alter table server.sign_in rename to sign_in_away").update();
        try {
            var command = byApi("CW-1", password("CW-1"));
            assertThat(command.statusCode()).isEqualTo(503);
            assertThat(command.body()).contains("UNAVAILABLE", "Send the same again");
            var again = signIn(Browser.nobody(PROGRAM), "CW-1", password("CW-1"));
            assertThat(again.statusCode()).isEqualTo(503);
            assertThat(again.body()).contains("This does not work now");
            assertThat(worker.get("/cases").statusCode()).as("is still signed in").isEqualTo(200);
        } finally {
            sql.sql("alter table server.sign_in_away rename to sign_in").update();
        }
        assertThat(byApi("CW-1", password("CW-1")).statusCode()).isEqualTo(404);
        assertThat(showing("Bearer no-token-at-all").statusCode()).isEqualTo(401);

        sql.sql("alter table server.machine_token rename to machine_token_away").update();
        try {
            var asked = showing("Bearer a-token-of-before");
            assertThat(asked.statusCode()).isEqualTo(503);
            assertThat(asked.body()).contains("UNAVAILABLE");
        } finally {
            sql.sql("alter table server.machine_token_away rename to machine_token").update();
        }
    }

    @Test
    void what_is_no_passkey_signs_nobody_in() throws Exception {
        var nobody = Browser.nobody(PROGRAM);
        var page = nobody.get("/sign-in").body();
        var token = page.replaceAll("(?s).*data-token=\"([^\"]+)\".*", "$1");
        for (var body :
                new String[] {
                    "{}", "nonsense", "{\"id\":\"x\",\"rawId\":\"eA\",\"type\":\"public-key\"}"
                }) {
            assertThat(nobody.json("/sign-in/passkey/question", "", token).body())
                    .contains("challenge", "\"userVerification\":\"required\"");
            var answer = nobody.json("/sign-in/passkey", body, token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("NOT_SIGNED_IN", "This passkey is not known here");
        }
        var large = nobody.json("/sign-in/passkey", "\"" + "x".repeat(1 << 20) + "\"", token);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("PAYLOAD_TOO_LARGE");
        assertThat(location(nobody.get("/cases"))).contains("/sign-in");
    }
}
