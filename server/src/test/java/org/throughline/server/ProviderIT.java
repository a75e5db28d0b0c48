package org.throughline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.throughline.server.security.Passwords;

/** Signing in at an identity provider in place of passkeys and passwords. */
class ProviderIT {
    private static TestProvider provider;
    private static RunningProgram program;

    @BeforeAll
    static void start() throws Exception {
        provider = new TestProvider();
        program =
                RunningProgram.with(
                        "--throughline.demonstration=false",
                        "--throughline.sign-in.provider.issuer=" + provider.issuer(),
                        "--throughline.sign-in.provider.client-id=" + TestProvider.CLIENT,
                        "--throughline.sign-in.provider.client-secret=of-the-test");
    }

    @AfterAll
    static void stop() {
        program.close();
        provider.close();
    }

    /** Follows the way to the provider and back. */
    private static String signIn(Browser browser) throws Exception {
        var next = program.address() + "/oauth2/authorization/provider";
        for (int i = 0; i < 4; i++) {
            var answer = browser.at(next);
            var to = answer.headers().firstValue("Location");
            if (to.isEmpty()) {
                break;
            }
            next = java.net.URI.create(next).resolve(to.get()).toString();
        }
        return next;
    }

    @Test
    void whoever_the_registers_know_is_let_in_with_the_role_of_the_registers() throws Exception {
        provider.sayFor(TestProvider.CLIENT);
        provider.letIn("AD-1");
        var admin = Browser.nobody(program);
        assertThat(signIn(admin)).endsWith("/status");
        assertThat(admin.get("/people").body())
                .contains("organisation’s account")
                .doesNotContain("Ask to begin anew");
        assertThat(admin.get("/account").body())
                .contains("change there how you do")
                .doesNotContain("Make a passkey", "new-password");
        assertThat(admin.get("/cases").statusCode()).isEqualTo(403);
    }

    @Test
    void whoever_signs_out_is_told_where_to_sign_out_of_the_provider() throws Exception {
        provider.sayFor(TestProvider.CLIENT);
        provider.letIn("AD-1");
        var admin = Browser.nobody(program);
        signIn(admin);
        var token = Map.of("_csrf", Browser.token(admin.get("/status").body()));
        assertThat(admin.post("/sign-out", token).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/?left"));
        assertThat(admin.get("/account").statusCode()).isEqualTo(302);
        assertThat(admin.get("/?left").headers().firstValue("Location")).contains("/sign-in?left");
        assertThat(admin.get("/sign-in?left").body())
                .contains("You are signed out.")
                .contains(
                        "href=\"%s/end?of=all&amp;client_id=%s&amp;post_logout_redirect_uri=%s\""
                                .formatted(
                                        provider.issuer(),
                                        TestProvider.CLIENT,
                                        URLEncoder.encode(program.address() + "/sign-in", UTF_8)));
        assertThat(admin.get("/sign-in").body()).doesNotContain("signed out", "/end?");
    }

    @Test
    void whoever_they_do_not_know_is_nobody() throws Exception {
        provider.sayFor(TestProvider.CLIENT);
        for (var name : new String[] {"somebody-else", "system", ""}) {
            provider.letIn(name);
            var nobody = Browser.nobody(program);
            assertThat(signIn(nobody)).as(name).endsWith("/sign-in?unknown");
            assertThat(nobody.get("/sign-in?unknown").body())
                    .contains("You are not registered here");
            assertThat(nobody.get("/account").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void a_token_for_somebody_else_is_worth_nothing() throws Exception {
        provider.letIn("CW-1");
        provider.sayFor("another-program");
        var nobody = Browser.nobody(program);
        assertThat(signIn(nobody)).endsWith("/sign-in?unknown");
        assertThat(nobody.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void there_are_no_passwords_and_no_passkeys_beside_it() throws Exception {
        assertThat(program.bean(Passwords.class).inviteAll()).isEmpty();
        var nobody = Browser.nobody(program);
        var page = nobody.get("/sign-in").body();
        assertThat(page)
                .contains("organisation’s account")
                .doesNotContain("type=\"password\"", "passkey");
        assertThat(nobody.post("/sign-in", Map.of("person", "CW-1", "password", "x")).statusCode())
                .isEqualTo(403);
        assertThat(program.get("/api/v1/cases/none/timeline", "CW-1").statusCode()).isEqualTo(401);
    }
}
