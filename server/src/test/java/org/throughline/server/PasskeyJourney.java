package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.throughline.server.security.Passwords;

/** Making a passkey and signing in with it, by an authenticator that the browser plays. */
class PasskeyJourney {
    @AutoClose
    private static final RunningProgram PROGRAM =
            RunningProgram.with("--throughline.demonstration=false");

    private static final Map<String, String> PASSWORDS = PROGRAM.bean(Passwords.class).inviteAll();

    @Test
    void a_passkey_takes_the_place_of_the_password() {
        try (var ruth = Visitor.atLocalhost(PROGRAM)) {
            var authenticator = new Authenticator(ruth);
            bySign(ruth, "CW-1");
            ruth.look("account-first");
            assertThat(ruth.text())
                    .contains("a password that somebody else chose", "You have none yet");
            ruth.type("A name for the new passkey", "work telephone");
            ruth.press("Make a passkey");
            ruth.waitFor("**/account?added");
            ruth.look("account-passkey");
            assertThat(ruth.text())
                    .contains(
                            "Your passkey is kept",
                            "work telephone",
                            "your password opens nothing");
            ruth.press("Sign out");

            bySign(ruth, "CW-1");
            assertThat(ruth.page().url()).as("the password").endsWith("/sign-in?wrong");

            ruth.press("Sign in with a passkey");
            ruth.waitFor("**/day");
            assertThat(ruth.text()).contains("Ruth Calder");

            ruth.press("Sign out");
            ruth.go("/sign-in");
            authenticator.isUnlocked(false);
            ruth.press("Sign in with a passkey");
            ruth.waitForText("Nothing was shown, or it was stopped.");
            authenticator.isUnlocked(true);
            ruth.press("Sign in with a passkey");
            ruth.waitFor("**/day");

            ruth.go("/account");
            ruth.press("Forget the passkey work telephone");
            ruth.look("account-password");
            assertThat(ruth.text()).contains("This passkey is forgotten", "You have none yet");
            ruth.press("Sign out");
            ruth.go("/sign-in");
            ruth.press("Sign in with a passkey");
            ruth.waitForText("This passkey is not known here");
            ruth.look("passkey-forgotten");
        }
    }

    @Test
    void people_are_told_where_passkeys_work() {
        try (var nobody = Visitor.at(PROGRAM)) {
            nobody.go("/sign-in");
            assertThat(nobody.text())
                    .contains("Passkeys need a browser with script, at http://localhost:")
                    .doesNotContain("Sign in with a passkey");
        }
    }

    private void bySign(Visitor visitor, String person) {
        visitor.go("/sign-in");
        visitor.look("sign-in-real");
        visitor.type("Your reference", person);
        visitor.type("Password", String.valueOf(PASSWORDS.get(person)));
        visitor.press("Sign in");
    }

    /** What a telephone or a key in the computer would be. */
    private static final class Authenticator {
        private final CDPSession browser;
        private final String id;

        Authenticator(Visitor visitor) {
            browser = visitor.page().context().newCDPSession(visitor.page());
            browser.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            var arguments = new JsonObject();
            arguments.add("options", options);
            id =
                    browser.send("WebAuthn.addVirtualAuthenticator", arguments)
                            .get("authenticatorId")
                            .getAsString();
        }

        /** Whether whoever holds it shows the finger, face or number that it asks for. */
        void isUnlocked(boolean isUnlocked) {
            var arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            arguments.addProperty("isUserVerified", isUnlocked);
            browser.send("WebAuthn.setUserVerified", arguments);
        }
    }
}
