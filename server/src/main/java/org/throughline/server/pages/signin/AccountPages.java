package org.throughline.server.pages.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.Accounts.Proof;
import org.throughline.server.security.Passkeys;
import org.throughline.server.security.Passkeys.Passkey;
import org.throughline.server.security.Passwords;
import org.throughline.server.security.Passwords.Problem;
import org.throughline.server.security.Sessions;
import org.throughline.server.security.SignIns;
import org.throughline.server.security.SignedIn;

/** The page on which somebody sees and changes how they sign in. */
@Controller
public class AccountPages {
    private static final Map<String, String> NOTICES =
            Map.of(
                    "changed",
                    "Your password is changed. Whoever was signed in as you elsewhere has to sign in again.",
                    "added",
                    "Your passkey is kept. From now on you sign in with it.",
                    "removed",
                    "This passkey is forgotten.");

    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final SignIns signIns;
    private final Sessions sessions;

    AccountPages(
            Pages pages,
            Accounts accounts,
            Passwords passwords,
            Passkeys passkeys,
            SignIns signIns,
            Sessions sessions) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    ResponseEntity<String> show(
            @RequestParam Map<String, String> said,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var notice =
                said.keySet().stream()
                        .filter(NOTICES::containsKey)
                        .findFirst()
                        .map(NOTICES::get)
                        .orElse(null);
        var problem =
                said.containsKey("stale")
                        ? "You signed in a while ago. Sign out and in again, then change how you sign in."
                        : null;
        return show(HttpStatus.OK, problem, notice, who, request);
    }

    @PostMapping("/account/password")
    ResponseEntity<String> choose(
            @RequestParam String old,
            @RequestParam String fresh,
            @RequestParam String repeated,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!fresh.equals(repeated)) {
            return refused("The new password is not the same both times.", who, request);
        }
        var problem = passwords.choose(who, old, fresh);
        if (problem.isPresent()) {
            return refused(words(problem.get()), who, request);
        }
        accounts.find(who.getUsername())
                .ifPresent(found -> sessions.begin(found, request, response));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/account?changed"))
                .build();
    }

    private static String words(Problem problem) {
        return switch (problem) {
            case OLD_IS_WRONG ->
                    "The password that you have now is another one. After %d wrong ones in a minute none is taken for a minute."
                            .formatted(SignIns.WRONG_MAX);
            case TOO_SHORT ->
                    "The new password needs at least %d characters. Three or four words that do not belong together are easy to remember."
                            .formatted(Passwords.LENGTH_MIN);
            case TOO_LONG -> "The new password is too long. Take at most 72 characters.";
            case NOTHING_NEW -> "Take a password that is new, and does not hold your reference.";
            case SOON_GUESSED ->
                    "The new password is among the first that somebody would try. Take three or four words that do not belong together.";
            case EVERYBODYS ->
                    "In the demonstration everybody has the same password. Try a passkey.";
        };
    }

    private ResponseEntity<String> refused(
            String problem, SignedIn who, HttpServletRequest request) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, problem, null, who, request);
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            @Nullable String problem,
            @Nullable String notice,
            SignedIn who,
            HttpServletRequest request) {
        var person = who.getUsername();
        var proof = accounts.proof(person);
        var before = signIns.before(person);
        return pages.show(
                status,
                "account.jte",
                "Your sign-in",
                new AccountPage(
                        before.map(Wording::time).orElse(null),
                        signIns.wrongSince(person, before.orElse(Instant.EPOCH)),
                        proof == Proof.PROVIDER,
                        proof == Proof.FIRST_PASSWORD,
                        accounts.takesPassword(person),
                        Passwords.LENGTH_MIN,
                        passkeys.of(person).stream().map(AccountPages::key).toList(),
                        passkeys.address(),
                        problem,
                        notice),
                who,
                request);
    }

    private static AccountPage.Key key(Passkey passkey) {
        return new AccountPage.Key(
                passkey.id(),
                passkey.name(),
                Wording.time(passkey.made()),
                Wording.time(passkey.lastUsed()));
    }
}
