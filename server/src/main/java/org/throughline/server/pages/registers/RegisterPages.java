package org.throughline.server.pages.registers;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.Resets;
import org.throughline.server.security.SignedIn;
import tools.jackson.databind.JsonNode;

/** The registers, and the forms by which people, agencies, agreements and the rest are entered. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class RegisterPages {
    private static final String ASKED = "asked";

    private final Pages pages;
    private final Desk desk;
    private final Accounts accounts;
    private final Resets resets;
    private final Clock clock;

    RegisterPages(Pages pages, Desk desk, Accounts accounts, Resets resets, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.accounts = accounts;
        this.resets = resets;
        this.clock = clock;
    }

    @GetMapping("/registers")
    ResponseEntity<String> show(
            @RequestParam(required = false) @Nullable String recorded,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var notice =
                recorded == null
                        ? null
                        : recorded.equals(ASKED)
                                ? "Registered. A supervisor, a data lead or another administrator has"
                                        + " to agree on the page People within a day; then a first"
                                        + " password is shown there."
                                : "Recorded. It holds from now on.";
        var heading = RegisterSections.heading(who.actor().role());
        var sections = new RegisterSections(desk.registers().now(), who.actor()).all();
        return pages.show(
                "registers.jte",
                heading,
                new RegistersPage(heading, notice, sections),
                who,
                request);
    }

    /**
     * The form of a command.
     *
     * @param of the entry that is to be changed; empty for a new one
     */
    @GetMapping("/registers/{command}")
    ResponseEntity<String> begin(
            @PathVariable String command,
            @RequestParam(defaultValue = "") String of,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var form = form(command, who);
        if (form.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var changed = of.isEmpty() ? Optional.<RegisterEntry>empty() : form.get().find(of);
        return !of.isEmpty() && changed.isEmpty()
                ? pages.nothingHere(who, request)
                : show(form.get(), form.get().begin(changed.orElse(null)), null, who, request);
    }

    @PostMapping("/registers/{command}")
    ResponseEntity<String> record(
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var form = form(command, who);
        if (form.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var typed = request.getParameterMap();
        if (typed.containsKey("add")) {
            return show(form.get(), typed, null, who, request);
        }
        var data = form.get().read(typed);
        var handed = new Handed(command, data, who.actor(), clock.instant(), false);
        return switch (desk.hand(handed).join()) {
            case Answer.Refused refused -> show(form.get(), typed, refused, who, request);
            case Answer.Done _ ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .location(
                                    URI.create(
                                            command.equals("RegisterStaff")
                                                            && ask(data.path("person"), who)
                                                    ? "/registers?recorded=" + ASKED
                                                    : "/registers?recorded"))
                            .build();
        };
    }

    /**
     * Asks that somebody who was just registered gets a first password. Another one has to agree:
     * otherwise one administrator could become anybody.
     *
     * @return false where they have something to sign in with, or do it elsewhere
     */
    private boolean ask(JsonNode person, SignedIn who) {
        var isNew = accounts.proof(person.asString()) == Accounts.Proof.NOTHING;
        if (isNew) {
            resets.ask(person.asString(), who.getUsername());
        }
        return isNew;
    }

    private Optional<EntryForm> form(String command, SignedIn who) {
        return Contract.standard()
                .registerCommand(command)
                .filter(spec -> spec.roles().contains(who.actor().role()))
                .filter(spec -> desk.takesEntry(spec.name()))
                .map(spec -> new EntryForm(spec, desk.registers().now(), who, clock.instant()));
    }

    private ResponseEntity<String> show(
            EntryForm form,
            Map<String, String[]> typed,
            Answer.@Nullable Refused refused,
            SignedIn who,
            HttpServletRequest request) {
        var shown = form.show(typed, refused);
        return pages.show(
                refused == null ? HttpStatus.OK : HttpStatus.valueOf(refused.reason().status()),
                "form.jte",
                (refused == null ? "" : "Error: ") + shown.heading(),
                shown,
                who,
                request);
    }
}
