package org.throughline.server.pages.agency;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.FormData;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.NodeRole;
import org.throughline.server.wiring.OnNode;
import org.throughline.server.wiring.ServedAgencies;
import org.throughline.views.inbox.AgencyInbox;
import org.throughline.views.inbox.InboxRow;

/**
 * An officer's pages: all of them read the agency's own store, and answers go by the agency's own
 * way.
 */
@Controller
@OnNode(NodeRole.GATEWAY)
public class AgencyPages {
    private static final Set<String> ANSWERS =
            Set.of(
                    "AcknowledgeReferral",
                    "RequestReferralInfo",
                    "AcceptReferral",
                    "DeclineReferral",
                    "StartReferral",
                    "RecordReferralProgress",
                    "PauseReferral",
                    "ResumeReferral",
                    "CompleteReferral",
                    "ReportAgencyAction",
                    "RecordSafetyMeasureInstalled",
                    "ReportForumAction",
                    "ProposeResolution");

    private final Pages pages;
    private final AgencyStore store;
    private final AgencyInbox inbox;
    private final AnswerBox box;
    private final ServedAgencies registers;
    private final Clock clock;

    AgencyPages(
            Pages pages,
            AgencyStore store,
            AgencyInbox inbox,
            AnswerBox box,
            ServedAgencies registers,
            Clock clock) {
        this.pages = pages;
        this.store = store;
        this.inbox = inbox;
        this.box = box;
        this.registers = registers;
        this.clock = clock;
    }

    /** The inbox. */
    public record InboxPage(String agency, List<InboxRow> rows, List<String> cases) {
        public InboxPage {
            rows = List.copyOf(rows);
            cases = List.copyOf(cases);
        }
    }

    @GetMapping("/agency")
    ResponseEntity<String> inbox(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return pages.show("inbox.jte", "Inbox", page(who), who, request);
    }

    @GetMapping("/agency/inbox-rows")
    ResponseEntity<String> rows(@AuthenticationPrincipal SignedIn who) {
        return pages.part("inboxrows.jte", page(who));
    }

    private InboxPage page(SignedIn who) {
        var agency = who.actor().agency();
        return new InboxPage(
                registers.register().agency(agency).map(one -> one.name()).orElse(agency.value()),
                inbox.of(agency),
                store.cases(agency).stream().map(CaseId::value).toList());
    }

    /** A case as the agency may see it. */
    public record AgencyCasePage(
            String caseId,
            boolean isOpen,
            List<InboxRow> referrals,
            List<EntryView> entries,
            List<AnswerView> answers,
            List<Command> commands,
            boolean wasSent) {
        public AgencyCasePage {
            referrals = List.copyOf(referrals);
            entries = List.copyOf(entries);
            answers = List.copyOf(answers);
            commands = List.copyOf(commands);
        }

        /** An entry, in our words and in the agency's own. */
        public record EntryView(
                int agencySeq,
                String title,
                String record,
                String happened,
                String recorded,
                String by,
                boolean isLate,
                boolean isCorrected,
                List<Wording.Line> lines) {
            public EntryView {
                lines = List.copyOf(lines);
            }
        }

        /** An answer and what became of it. */
        public record AnswerView(String what, String state, @Nullable String why) {}

        /** Something that can be answered. */
        public record Command(String name, String label) {}
    }

    @GetMapping("/agency/cases/{caseId}")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var agency = who.actor().agency();
        var id = id(caseId);
        if (id == null || store.told(agency, id).isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var page =
                new AgencyCasePage(
                        caseId,
                        store.isOpen(agency, id),
                        inbox.of(agency).stream()
                                .filter(row -> row.caseId().equals(caseId))
                                .toList(),
                        entries(agency, id).reversed(),
                        box.of(agency, id).stream()
                                .map(answer ->
                                        new AgencyCasePage.AnswerView(
                                                Wording.words(answer.command()),
                                                answer.state(),
                                                why(answer.refusal())))
                                .toList(),
                        Contract.standard().commands().stream()
                                .filter(command -> ANSWERS.contains(command.name()))
                                .map(command ->
                                        new AgencyCasePage.Command(
                                                command.name(), Wording.words(command.name())))
                                .toList(),
                        request.getParameter("sent") != null);
        return pages.show("agencycase.jte", "Case " + caseId, page, who, request);
    }

    private static @Nullable String why(@Nullable String refusal) {
        return refusal == null ? null : RefusalWords.of(Refusal.valueOf(refusal));
    }

    private List<AgencyCasePage.EntryView> entries(AgencyId agency, CaseId caseId) {
        var documents = store.documents(agency, caseId);
        var register = registers.register();
        var views = new ArrayList<AgencyCasePage.EntryView>();
        for (var served : store.timeline(agency, caseId)) {
            var entry = served.entry();
            var document = documents.getOrDefault(entry.agencySeq(), Map.of());
            views.add(
                    new AgencyCasePage.EntryView(
                            entry.agencySeq(),
                            Wording.words(entry.type()),
                            String.valueOf(
                                    document.getOrDefault(
                                            "record",
                                            document.getOrDefault(
                                                    "form",
                                                    document.getOrDefault("requestType", "")))),
                            Wording.time(served.occurredAt(), served.precision()),
                            Wording.time(entry.recordedAt()),
                            register.agency(entry.actingOrganisation())
                                    .map(one -> one.name())
                                    .orElse("the project"),
                            entry.lateRelease(),
                            served.isCorrected(),
                            served.payload().isEmpty()
                                    ? List.of()
                                    : theirWords(document, entry.type(), served.payload())));
        }
        return views;
    }

    /** Their words where the map has them, with ours behind; a corrected value only in ours. */
    private static List<Wording.Line> theirWords(
            Map<String, Object> document, String type, Map<String, Object> payload) {
        for (var name : List.of("lines", "answers", "details")) {
            if (document.get(name) instanceof List<?> lines) {
                var words = new ArrayList<Wording.Line>();
                for (var one : lines) {
                    if (one instanceof Map<?, ?> line
                            && payload.containsKey(String.valueOf(line.get("field")))) {
                        var theirs = line.get("value");
                        words.add(
                                new Wording.Line(
                                        Wording.words(String.valueOf(line.get("label"))),
                                        theirs == null
                                                ? "not in the map"
                                                : Wording.read(theirs, Map.of())));
                    }
                }
                return words;
            }
        }
        return Wording.lines(type, payload);
    }

    private static @Nullable CaseId id(String caseId) {
        try {
            return new CaseId(caseId);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    @GetMapping("/agency/cases/{caseId}/answer/{command}")
    ResponseEntity<String> form(
            @PathVariable String caseId,
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var id = id(caseId);
        return id == null
                        || !ANSWERS.contains(command)
                        || store.told(who.actor().agency(), id).isEmpty()
                ? pages.nothingHere(who, request)
                : form(id, command, typedOrAsked(request), List.of(), who, request);
    }

    /** A link may name the referral that is answered. */
    private static Map<String, String[]> typedOrAsked(HttpServletRequest request) {
        var referral = request.getParameter("referralId");
        return referral == null ? Map.of() : Map.of("referralId", new String[] {referral});
    }

    @PostMapping("/agency/cases/{caseId}/answer/{command}")
    ResponseEntity<String> answer(
            @PathVariable String caseId,
            @PathVariable String command,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var agency = who.actor().agency();
        var id = id(caseId);
        if (id == null || !ANSWERS.contains(command) || store.told(agency, id).isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var typed = request.getParameterMap();
        if (typed.containsKey("add")) {
            return form(id, command, typed, List.of(), who, request);
        }
        var spec = spec(command);
        List<FieldSpec> fields = new ArrayList<>(Contract.standard().commonFields());
        fields.addAll(spec.fields());
        var data = new FormData(Contract.standard(), typed).read(fields);
        var violations =
                ShapeCheck.ofCommand(
                        Contract.standard(), spec, data, who.actor().role(), registers.register());
        if (!violations.isEmpty()) {
            return form(id, command, typed, violations, who, request);
        }
        box.put(
                agency,
                who.actor().person(),
                command,
                id,
                data.path("messageId").asString(),
                data.toString());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/agency/cases/" + id + "?sent"))
                .build();
    }

    private static CommandSpec spec(String command) {
        return Contract.standard().command(command).orElseThrow();
    }

    private ResponseEntity<String> form(
            CaseId caseId,
            String command,
            Map<String, String[]> typed,
            List<Violation> violations,
            SignedIn who,
            HttpServletRequest request) {
        var maker =
                new FormMaker(
                        spec(command),
                        registers.register(),
                        List.of(),
                        who.actor(),
                        typed,
                        violations);
        var form =
                new CommandForm(
                        command,
                        Wording.words(command),
                        "/agency/cases/" + caseId + "/answer/" + command,
                        "/agency/cases/" + caseId,
                        maker.fields(),
                        maker.when(clock.instant()),
                        maker.hidden(caseId.value(), 0),
                        violations.isEmpty() ? null : RefusalWords.of(Refusal.VALIDATION),
                        List.of(),
                        maker.problems(),
                        null);
        var status = violations.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return pages.show(
                status,
                "form.jte",
                (violations.isEmpty() ? "" : "Error: ") + form.heading(),
                form,
                who,
                request);
    }
}
