package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.Passkeys;
import org.throughline.server.security.Resets;
import org.throughline.server.security.SignIns;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.ServedAgencies;

/** The people who can sign in: those of one's own project, and those of the agencies. */
@Controller
public class PeoplePages {
    private final Pages pages;
    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Resets resets;
    private final SignIns signIns;
    private final ServedAgencies registers;

    PeoplePages(
            Pages pages,
            Accounts accounts,
            Passkeys passkeys,
            Resets resets,
            SignIns signIns,
            ServedAgencies registers) {
        this.pages = pages;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.resets = resets;
        this.signIns = signIns;
        this.registers = registers;
    }

    /**
     * The people.
     *
     * @param canBeginAnew whether people sign in here, and not at an identity provider
     * @param firstPassword what somebody was just given to begin anew with; shown this once
     */
    public record PeoplePage(
            List<Row> rows,
            boolean canBeginAnew,
            @Nullable String notice,
            @Nullable String problem,
            @Nullable String firstPassword) {
        public PeoplePage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One of them.
     *
     * @param askedBy name of somebody who asked that they begin anew; null when nobody did
     * @param mayAgree whether whoever looks is another person than those two
     */
    public record Row(
            String person,
            String name,
            String role,
            String organisation,
            String proof,
            String last,
            @Nullable String askedBy,
            boolean mayAgree) {}

    @GetMapping("/people")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return show(HttpStatus.OK, null, null, null, who, request);
    }

    @PostMapping("/people/sessions-end")
    ResponseEntity<String> end(
            @RequestParam String person,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var found = seen(person, who);
        if (found.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        signIns.endSessions(person);
        return show(
                HttpStatus.OK,
                found.get().name() + " is signed out everywhere.",
                null,
                null,
                who,
                request);
    }

    /** The first who presses asks for it, and another one who presses agrees. */
    @PostMapping("/people/begin-anew")
    ResponseEntity<String> beginAnew(
            @RequestParam String person,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var found = seen(person, who);
        if (found.isEmpty() || !passkeys.areTaken()) {
            return pages.nothingHere(who, request);
        }
        var by = who.getUsername();
        if (person.equals(by)) {
            return show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    null,
                    "Nobody does this for themselves. Ask two others.",
                    null,
                    who,
                    request);
        }
        var password = resets.agree(person, by);
        if (password.isEmpty()) {
            resets.ask(person, by);
            return show(
                    HttpStatus.OK,
                    "Asked. Within a day a supervisor, a data lead or another administrator has to agree.",
                    null,
                    null,
                    who,
                    request);
        }
        return show(
                HttpStatus.OK,
                found.get().name() + " begins anew: passkeys and sessions have ended.",
                null,
                password.get(),
                who,
                request);
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            @Nullable String notice,
            @Nullable String problem,
            @Nullable String firstPassword,
            SignedIn who,
            HttpServletRequest request) {
        var register = registers.register();
        var rows =
                register.staff().stream()
                        .filter(staff -> isSeen(staff, who))
                        .map(staff -> row(staff, register, who))
                        .toList();
        return pages.show(
                status,
                "people.jte",
                "People",
                new PeoplePage(rows, passkeys.areTaken(), notice, problem, firstPassword),
                who,
                request);
    }

    private Optional<Staff> seen(String person, SignedIn who) {
        try {
            return registers
                    .register()
                    .staff(new PersonId(person))
                    .filter(staff -> isSeen(staff, who));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static boolean isSeen(Staff staff, SignedIn who) {
        return Accounts.isPerson(staff)
                && (staff.projectId() == null || staff.projectId().equals(who.projectId()));
    }

    private Row row(Staff staff, Register register, SignedIn who) {
        var person = staff.person().value();
        var asked = resets.askedBy(person).orElse(null);
        return new Row(
                person,
                staff.name(),
                Wording.role(staff.role()),
                staff.projectId() != null
                        ? "The project"
                        : register.agency(staff.agency())
                                .map(Agency::name)
                                .orElse(staff.agency().value()),
                words(accounts.proof(person)),
                signIns.last(person).map(Wording::time).orElse("not in the last ninety days"),
                asked == null
                        ? null
                        : register.staff(new PersonId(asked)).map(Staff::name).orElse(asked),
                asked != null
                        && !asked.equals(who.getUsername())
                        && !person.equals(who.getUsername()));
    }

    private static String words(Accounts.Proof proof) {
        return switch (proof) {
            case NOTHING -> "Nothing yet";
            case FIRST_PASSWORD -> "First password, not changed yet";
            case PASSWORD -> "Password";
            case PASSKEY -> "Passkey";
            case PROVIDER -> "The organisation’s account";
        };
    }
}
