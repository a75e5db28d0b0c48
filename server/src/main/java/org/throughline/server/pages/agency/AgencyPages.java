package org.throughline.server.pages.agency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.channels.mail.MailChannel;
import org.throughline.agencies.reaching.Connections;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Served;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
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
    private static final int LAST_CASES = 50;

    private final Pages pages;
    private final AgencyStore store;
    private final AgencyInbox inbox;
    private final AnswerBox box;
    private final Connections connections;
    private final ServedAgencies registers;

    AgencyPages(
            Pages pages,
            AgencyStore store,
            AgencyInbox inbox,
            AnswerBox box,
            Connections connections,
            ServedAgencies registers) {
        this.pages = pages;
        this.store = store;
        this.inbox = inbox;
        this.box = box;
        this.connections = connections;
        this.registers = registers;
    }

    /** What has not changed since it was seen is not sent, and so not read out, again. */
    @GetMapping("/agency/inbox-rows")
    ResponseEntity<String> rows(
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String after,
            @AuthenticationPrincipal SignedIn who) {
        var page = page(after, who);
        return page.seen().equals(seen)
                ? ResponseEntity.noContent().build()
                : pages.part("inboxrows.jte", page);
    }

    @GetMapping("/agency")
    ResponseEntity<String> inbox(
            @RequestParam(defaultValue = "") String after,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return pages.show("inbox.jte", "Inbox", page(after, who), who, request);
    }

    private InboxPage page(String after, SignedIn who) {
        var agency = who.actor().agency();
        var place = InboxPage.place(after);
        var found = inbox.page(agency, place, AgencyInbox.PAGE_ROWS_MAX + 1);
        var hasMore = found.size() > AgencyInbox.PAGE_ROWS_MAX;
        var rows = hasMore ? found.subList(0, AgencyInbox.PAGE_ROWS_MAX) : found;
        return new InboxPage(
                registers.register().agency(agency).map(one -> one.name()).orElse(agency.value()),
                shown(agency, rows),
                place == null
                        ? store.lastCases(agency, LAST_CASES).stream().map(CaseId::value).toList()
                        : List.of(),
                connections.of(agency).channel().equals(MailChannel.CODE),
                place == null ? "" : after,
                hasMore ? InboxPage.after(rows.getLast()) : null);
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
                        shown(agency, inbox.of(agency, id)),
                        entries(agency, id).reversed(),
                        box.of(agency, id).stream()
                                .map(answer ->
                                        new AgencyCasePage.AnswerView(
                                                Wording.words(answer.command()),
                                                answer.state(),
                                                why(answer.refusal())))
                                .toList(),
                        Contract.standard().commands().stream()
                                .filter(command -> AnswerPages.ANSWERS.contains(command.name()))
                                .map(command ->
                                        new AgencyCasePage.Command(
                                                command.name(), Wording.words(command.name())))
                                .toList(),
                        request.getParameter("sent") != null);
        return pages.show("agencycase.jte", "Case " + caseId, page, who, request);
    }

    /** Through a closed gate a referral shows its place and state, and nothing of the client. */
    private List<InboxRow> shown(AgencyId agency, List<InboxRow> rows) {
        var open = store.openCases(agency, rows.stream().map(InboxRow::caseId).toList());
        return rows.stream()
                .map(row -> open.contains(new CaseId(row.caseId())) ? row : row.emptied())
                .toList();
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
                            served.isRedacted(),
                            words(served, document)));
        }
        return views;
    }

    /**
     * A document holds what was told first: what was corrected or redacted since is only in ours.
     */
    private static List<Wording.Line> words(Served served, Map<String, Object> document) {
        var type = served.entry().type();
        if (served.payload().isEmpty()) {
            return List.of();
        }
        return served.payload().equals(served.entry().payload())
                ? theirWords(document, type, served.payload())
                : Wording.lines(type, served.payload());
    }

    /** Their words where the map has them, with ours behind. */
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

    static @Nullable CaseId id(String caseId) {
        try {
            return new CaseId(caseId);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
