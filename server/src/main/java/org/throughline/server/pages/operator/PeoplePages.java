package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
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
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.pages.Names;
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
    private static final int PAGE_ROWS_MAX = 50;

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

    @GetMapping("/people")
    ResponseEntity<String> show(
            @RequestParam(defaultValue = "") String page,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        // What is no number is the first page.
        int number = page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
        return page(HttpStatus.OK, number, new Said(null, null, null), who, request);
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
        return around(
                person,
                HttpStatus.OK,
                new Said(found.get().name() + " is signed out everywhere.", null, null),
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
            return around(
                    person,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Said(null, "Nobody does this for themselves. Ask two others.", null),
                    who,
                    request);
        }
        var password = resets.agree(person, by);
        if (password.isEmpty()) {
            resets.ask(person, by);
            return around(
                    person,
                    HttpStatus.OK,
                    new Said(
                            "Asked. Within a day a supervisor, a data lead or another administrator has to agree.",
                            null,
                            null),
                    who,
                    request);
        }
        return around(
                person,
                HttpStatus.OK,
                new Said(
                        found.get().name() + " begins anew: passkeys and sessions have ended.",
                        null,
                        password.get()),
                who,
                request);
    }

    /** What a page says at its top, above the people. */
    private record Said(
            @Nullable String notice, @Nullable String problem, @Nullable String firstPassword) {}

    /** The page on which this person stands. */
    private ResponseEntity<String> around(
            String person, HttpStatus status, Said said, SignedIn who, HttpServletRequest request) {
        var place =
                people(who).stream().map(staff -> staff.person().value()).toList().indexOf(person);
        return page(status, Math.max(0, place) / PAGE_ROWS_MAX, said, who, request);
    }

    private ResponseEntity<String> page(
            HttpStatus status, int number, Said said, SignedIn who, HttpServletRequest request) {
        var all = people(who);
        int last = Math.max(0, all.size() - 1) / PAGE_ROWS_MAX;
        int shown = Math.min(number, last);
        int from = shown * PAGE_ROWS_MAX;
        return pages.show(
                status,
                "people.jte",
                "People",
                new PeoplePage(
                        rows(all.subList(from, Math.min(from + PAGE_ROWS_MAX, all.size())), who),
                        shown,
                        last + 1,
                        pages.changesRegisters(who),
                        passkeys.areTaken(),
                        said.notice(),
                        said.problem(),
                        said.firstPassword()),
                who,
                request);
    }

    private List<Staff> people(SignedIn who) {
        return registers.register().staff().stream()
                .filter(staff -> Accounts.isSeen(staff, who))
                .toList();
    }

    private Optional<Staff> seen(String person, SignedIn who) {
        try {
            return registers
                    .register()
                    .staff(new PersonId(person))
                    .filter(staff -> Accounts.isSeen(staff, who));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private List<PeoplePage.Row> rows(List<Staff> shown, SignedIn who) {
        var register = registers.register();
        var people = shown.stream().map(staff -> staff.person().value()).toList();
        var proofs = accounts.proofs(people);
        var last = signIns.last(people);
        var asked = resets.askedBy(people);
        return shown.stream()
                .map(staff -> {
                    var person = staff.person().value();
                    var by = asked.get(person);
                    return new PeoplePage.Row(
                            person,
                            staff.name(),
                            Wording.role(staff.role()),
                            organisation(staff, register),
                            words(Objects.requireNonNull(proofs.get(person))),
                            Optional.ofNullable(last.get(person))
                                    .map(Wording::time)
                                    .orElse("not in the last ninety days"),
                            by == null ? null : Names.ofPerson(by, register),
                            by != null
                                    && !by.equals(who.getUsername())
                                    && !person.equals(who.getUsername()));
                })
                .toList();
    }

    private static String organisation(Staff staff, Register register) {
        return staff.projectId() != null ? "The project" : Names.of(staff.agency(), register);
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
