package org.throughline.server.pages.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.throughline.casefile.Role;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.Passkeys;
import org.throughline.server.security.ProviderDoor;
import org.throughline.server.security.Sessions;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

/** The first page, signing in, and the way to the page of one's role. */
@Controller
public class SignInPages {
    private final Pages pages;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final ServedAgencies registers;
    private final ProviderDoor provider;

    SignInPages(
            Pages pages,
            Accounts accounts,
            Passkeys passkeys,
            Sessions sessions,
            ServedAgencies registers,
            ProviderDoor provider) {
        this.pages = pages;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.registers = registers;
        this.provider = provider;
    }

    @GetMapping("/")
    ResponseEntity<String> start(
            @RequestParam(required = false) @Nullable String left,
            @AuthenticationPrincipal @Nullable SignedIn who,
            HttpServletRequest request) {
        if (who != null) {
            return to("/home");
        }
        if (!pages.isDemonstration()) {
            return to(left == null ? "/sign-in" : "/sign-in?left");
        }
        var register = registers.register();
        var people =
                register.staff().stream()
                        .filter(Accounts::isPerson)
                        .map(staff ->
                                new ChoosePage.Person(
                                        staff.person().value(),
                                        staff.name(),
                                        Wording.role(staff.role()),
                                        register.agency(staff.agency())
                                                .map(agency -> agency.name())
                                                .orElse(projectOf(staff)),
                                        tryThis(staff.role())))
                        .toList();
        return pages.show(
                "choose.jte", "Choose who you are", new ChoosePage(people), null, request);
    }

    private String projectOf(Staff staff) {
        return registers.register().projects().stream()
                .filter(project -> project.projectId().equals(staff.projectId()))
                .map(project -> project.name())
                .findFirst()
                .orElse("");
    }

    private static String tryThis(Role role) {
        return switch (role) {
            case INTAKE -> "Open a new case.";
            case CASEWORKER -> "Open a case, offer help, and refer to housing.";
            case SUPERVISOR -> "Look at the referrals, and close a case.";
            case FORUM -> "List a case for the multi-agency meeting.";
            case DATA_LEAD -> "Replay who was told what.";
            case AUDITOR -> "Replay BF-0101 to the evening of 9 March 2025.";
            case ADMIN -> "See whether everything works. No case content is shown.";
            case AGENCY_USER -> "Look at the inbox and answer a referral.";
            case CLIENT, AGENCY_SYSTEM, SYSTEM -> "";
        };
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam Map<String, String> said, HttpServletRequest request) {
        var hasLeft = said.containsKey("left");
        return pages.show(
                "signin.jte",
                "Sign in",
                new SignInPage(
                        said.containsKey("wrong"),
                        said.containsKey("unknown"),
                        said.containsKey("ended"),
                        hasLeft,
                        hasLeft ? leavingProvider(request) : null,
                        !passkeys.areTaken(),
                        passkeys.address()),
                null,
                request);
    }

    private @Nullable String leavingProvider(HttpServletRequest request) {
        var at = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        return provider.leaving(at).orElse(null);
    }

    /** One click, and only in the demonstration: nobody here is real. */
    @PostMapping("/sign-in/as")
    ResponseEntity<String> signInAs(
            @RequestParam String person, HttpServletRequest request, HttpServletResponse response) {
        var found = pages.isDemonstration() ? accounts.find(person).orElse(null) : null;
        if (found == null) {
            return pages.nothingHere(null, request);
        }
        sessions.begin(found, request, response);
        return to("/home");
    }

    @GetMapping("/home")
    ResponseEntity<String> home(@AuthenticationPrincipal SignedIn who) {
        return to(
                switch (who.actor().role()) {
                    case INTAKE, CASEWORKER, SUPERVISOR, DATA_LEAD -> "/day";
                    case FORUM -> "/cases";
                    case AUDITOR -> "/audit";
                    case ADMIN -> "/status";
                    case AGENCY_USER -> "/agency";
                    case CLIENT, AGENCY_SYSTEM, SYSTEM -> "/";
                });
    }

    private static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }

    /** The people of the demonstration. */
    public record ChoosePage(List<Person> people) {
        public ChoosePage {
            people = List.copyOf(people);
        }

        /** One of them, and something to try. */
        public record Person(
                String person, String name, String role, String organisation, String tryThis) {}
    }

    /**
     * The form.
     *
     * @param wasWrong whether the last try was wrong
     * @param wasUnknown whether the provider said a name that the registers do not have
     * @param wasEnded whether a session has ended
     * @param hasLeft whether they have just signed out
     * @param leavingProvider where they sign out at the provider as well; null when nothing is
     *     known of such a page
     * @param byProvider whether people sign in at an identity provider
     * @param passkeysAt the address at which passkeys work
     */
    public record SignInPage(
            boolean wasWrong,
            boolean wasUnknown,
            boolean wasEnded,
            boolean hasLeft,
            @Nullable String leavingProvider,
            boolean byProvider,
            String passkeysAt) {}
}
