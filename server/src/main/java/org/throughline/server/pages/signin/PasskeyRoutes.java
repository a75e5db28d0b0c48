package org.throughline.server.pages.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.server.api.Problems;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.Passkeys;
import org.throughline.server.security.Sessions;
import org.throughline.server.security.SignIns;
import org.throughline.server.security.SignedIn;

/** What the script of the pages asks for when somebody makes or shows a passkey. */
@Controller
public class PasskeyRoutes {
    /** Whoever changes how they sign in has shown who they are within this time. */
    static final Duration FRESH = Duration.ofMinutes(15);

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;
    private final Problems problems;
    private final Clock clock;

    PasskeyRoutes(
            Passkeys passkeys,
            Accounts accounts,
            SignIns signIns,
            Sessions sessions,
            Problems problems,
            Clock clock) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.problems = problems;
        this.clock = clock;
    }

    /** What a browser is asked, so that somebody signs in with a passkey. */
    @PostMapping("/sign-in/passkey/question")
    ResponseEntity<String> question(HttpServletRequest request) {
        return json(passkeys.question(request.getSession()));
    }

    /** Whoever answers it rightly is signed in. */
    @PostMapping(value = "/sign-in/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> signIn(
            @RequestBody String answer, HttpServletRequest request, HttpServletResponse response) {
        var found = passkeys.shown(request.getSession(), answer).flatMap(accounts::find);
        if (found.isEmpty()) {
            return problems.notSignedIn(
                    "This passkey is not known here, or the time to answer is over. Try once more; if it stays so, ask an administrator to let you begin anew.");
        }
        signIns.note(found.get().getUsername(), true);
        sessions.begin(found.get(), request, response);
        return ResponseEntity.noContent().build();
    }

    /** What a browser is told, so that it makes a passkey for whoever is signed in. */
    @PostMapping("/account/passkeys/offer")
    ResponseEntity<?> offer(Authentication who, HttpServletRequest request) {
        return isFresh(who) ? json(passkeys.offer(request.getSession(), who)) : again();
    }

    /** Keeps the passkey that was made. */
    @PostMapping(value = "/account/passkeys", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> keep(
            @RequestBody String made, Authentication who, HttpServletRequest request) {
        if (!isFresh(who)) {
            return again();
        }
        return passkeys.keep(request.getSession(), made)
                ? ResponseEntity.noContent().build()
                : problems.unreadable(
                        "passkey",
                        "This passkey could not be kept. Try once more, on the address that the page names.");
    }

    @PostMapping("/account/passkeys/removal")
    ResponseEntity<?> forget(@RequestParam String id, @AuthenticationPrincipal SignedIn who) {
        if (!isFresh(who)) {
            return to("/account?stale");
        }
        passkeys.forget(who.getUsername(), id);
        return to("/account?removed");
    }

    private boolean isFresh(Authentication who) {
        return who.getPrincipal() instanceof SignedIn person && isFresh(person);
    }

    private boolean isFresh(SignedIn who) {
        return clock.instant().isBefore(who.since().plus(FRESH));
    }

    private ResponseEntity<?> again() {
        return problems.notSignedIn(
                "You signed in a while ago. Sign out and in again, then change how you sign in.");
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
