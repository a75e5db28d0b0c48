package org.throughline.server.pages.caseworker;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.server.access.CaseReading;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.FreshIds;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.pages.form.TypedForm;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.Caseload;

/** Recording: what can be recorded, and the form of each command. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class RecordPages {
    private static final String OPEN = "OpenCase";

    private final Pages pages;
    private final Desk desk;
    private final SuggestedCounts suggested;
    private final Clock clock;

    RecordPages(Pages pages, Desk desk, Caseload caseload, Clock clock) {
        this.pages = pages;
        this.desk = desk;
        this.suggested = new SuggestedCounts(caseload);
        this.clock = clock;
    }

    /** The commands of one chapter. */
    public record Chapter(String group, List<Entry> entries) {
        public Chapter {
            entries = List.copyOf(entries);
        }

        /** A command that may be recorded. */
        public record Entry(String command, String label) {}
    }

    /** What can be recorded on a case. */
    public record RecordPage(String caseId, List<Chapter> chapters) {
        public RecordPage {
            chapters = List.copyOf(chapters);
        }
    }

    @GetMapping("/cases/{caseId}/record")
    ResponseEntity<String> choose(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (seen(caseId, who) == null) {
            return pages.nothingHere(who, request);
        }
        var chapters = new LinkedHashMap<String, List<Chapter.Entry>>();
        for (var command : desk.commands()) {
            if (command.roles().contains(who.actor().role()) && !command.name().equals(OPEN)) {
                chapters.computeIfAbsent(command.group(), _ -> new ArrayList<>())
                        .add(new Chapter.Entry(command.name(), Wording.words(command.name())));
            }
        }
        var page =
                new RecordPage(
                        caseId,
                        chapters.entrySet().stream()
                                .map(one -> new Chapter(one.getKey(), one.getValue()))
                                .toList());
        return pages.show("record.jte", "Record something", page, who, request);
    }

    @GetMapping("/cases/new")
    ResponseEntity<String> newCase(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return form(FreshIds.with("case-", 10), OPEN, Seen.NOTHING, Map.of(), null, who, request);
    }

    @PostMapping("/cases/new")
    ResponseEntity<String> open(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return send(request.getParameter("caseId"), OPEN, Seen.NOTHING, who, request);
    }

    @GetMapping("/cases/{caseId}/record/{command}")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var seen = seen(caseId, who);
        return seen == null || !desk.takes(command)
                ? pages.nothingHere(who, request)
                : form(
                        caseId,
                        command,
                        seen,
                        suggested.of(command, seen.events(), who),
                        null,
                        who,
                        request);
    }

    @PostMapping("/cases/{caseId}/record/{command}")
    ResponseEntity<String> record(
            @PathVariable String caseId,
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var seen = seen(caseId, who);
        return seen == null || !desk.takes(command)
                ? pages.nothingHere(who, request)
                : send(caseId, command, seen, who, request);
    }

    /** What the reader may read of a case, and the version that it is of. */
    private record Seen(List<RecordedEvent> events, int version) {
        private static final Seen NOTHING = new Seen(List.of(), 0);
    }

    private @Nullable Seen seen(String caseId, SignedIn who) {
        try {
            var history = desk.histories().of(new CaseId(caseId));
            return CaseReading.of(history, who.actor(), desk.registers().now())
                    .map(events -> new Seen(events, history.size()))
                    .orElse(null);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private ResponseEntity<String> send(
            @Nullable String caseId,
            String command,
            Seen seen,
            SignedIn who,
            HttpServletRequest request) {
        var typed = request.getParameterMap();
        var id = caseId == null ? "" : caseId;
        if (typed.containsKey("add")) {
            return form(id, command, seen, typed, null, who, request);
        }
        var spec = spec(command);
        List<FieldSpec> fields = new ArrayList<>(Contract.standard().commonFields());
        fields.addAll(spec.fields());
        var data = new TypedForm(Contract.standard(), typed).read(fields);
        var answer =
                desk.hand(new Handed(command, data, who.actor(), clock.instant(), false)).join();
        return switch (answer) {
            case Answer.Done done ->
                    ResponseEntity.status(HttpStatus.SEE_OTHER)
                            .location(URI.create("/cases/" + done.caseId() + "?recorded"))
                            .build();
            case Answer.Refused refused -> form(id, command, seen, typed, refused, who, request);
        };
    }

    private static CommandSpec spec(String command) {
        return Contract.standard().command(command).orElseThrow();
    }

    private ResponseEntity<String> form(
            String caseId,
            String command,
            Seen seen,
            Map<String, String[]> typed,
            Answer.@Nullable Refused refused,
            SignedIn who,
            HttpServletRequest request) {
        var maker =
                new FormMaker(
                        spec(command),
                        desk.registers().now(),
                        seen.events(),
                        who.actor(),
                        typed,
                        refused == null ? List.of() : refused.violations());
        var isNew = command.equals(OPEN);
        var form =
                new CommandForm(
                        command,
                        isNew ? "Open a new case" : Wording.words(command),
                        isNew ? "/cases/new" : "/cases/" + caseId + "/record/" + command,
                        isNew ? "/cases" : "/cases/" + caseId,
                        maker.fields(),
                        maker.when(clock.instant()),
                        maker.hidden(caseId, seen.version()),
                        refused == null ? null : RefusalWords.of(refused.reason()),
                        refused == null ? List.of() : refused.details(),
                        maker.problems(),
                        note(command));
        var status =
                refused == null ? HttpStatus.OK : HttpStatus.valueOf(refused.reason().status());
        return pages.show(
                status,
                "form.jte",
                (refused == null ? "" : "Error: ") + form.heading(),
                form,
                who,
                request);
    }

    private static @Nullable String note(String command) {
        return switch (command) {
            case "SendReferral", "RerouteReferral", "SupplyReferralInfo" ->
                    "Only what you tick below leaves the project, and only as far as the basis and"
                        + " the agreement with the agency go. Free text leaves when its box is"
                        + " ticked. A phone number or address never leaves without the safe-contact"
                        + " rules.";
            case "WithdrawConsent" ->
                    "Referrals that rest on this consent are withdrawn in the same moment.";
            default -> null;
        };
    }
}
