package org.throughline.server.pages.link;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.lightlink.LightLink;
import org.throughline.agencies.lightlink.LightLinks;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.partner.Served;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.agency.AgencyCasePage.AnswerView;
import org.throughline.server.pages.agency.AgencyCasePage.Command;
import org.throughline.server.wiring.ServedAgencies;
import org.throughline.views.inbox.AgencyInbox;

/** Reads one referral from the agency's own store, as its light link may show it. */
@Component
@OnNode(NodeRole.GATEWAY)
class LinkReading {
    /** Answers about one referral; what is about the whole case needs an account. */
    static final Set<String> ANSWERS =
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
                    "ReportAgencyAction");

    private static final String SAFETY = "ContactSafetySet";

    private final AgencyStore store;
    private final AgencyInbox inbox;
    private final AnswerBox box;
    private final LightLinks links;
    private final ServedAgencies registers;

    LinkReading(
            AgencyStore store,
            AgencyInbox inbox,
            AnswerBox box,
            LightLinks links,
            ServedAgencies registers) {
        this.store = store;
        this.inbox = inbox;
        this.box = box;
        this.links = links;
        this.registers = registers;
    }

    /** The page; empty when the agency does not hold the referral any more. */
    Optional<LinkPage> page(LightLink link, LinkWords words, boolean wasSent) {
        boolean isOpen = store.isOpen(link.agency(), link.caseId());
        var entries =
                links.referral(link).cut(store.timeline(link.agency(), link.caseId())).reversed();
        return inbox.find(link.agency(), link.referral().value())
                .map(row ->
                        new LinkPage(
                                words,
                                link.reference(),
                                isOpen,
                                isOpen ? row : row.emptied(),
                                entries.stream()
                                        .filter(one -> one.entry().type().equals(SAFETY))
                                        .findFirst()
                                        .map(one -> Wording.lines(SAFETY, one.payload()))
                                        .orElse(List.of()),
                                entries.stream().map(this::entry).toList(),
                                answers(link),
                                commands(),
                                wasSent));
    }

    private LinkPage.Entry entry(Served served) {
        var entry = served.entry();
        return new LinkPage.Entry(
                Wording.words(entry.type()),
                Wording.time(served.occurredAt(), served.precision()),
                registers
                        .register()
                        .agency(entry.actingOrganisation())
                        .map(one -> one.name())
                        .orElse("the project"),
                served.isCorrected(),
                served.isRedacted(),
                Wording.lines(entry.type(), served.payload()));
    }

    private List<AnswerView> answers(LightLink link) {
        return box.of(link.agency(), link.caseId()).stream()
                .filter(answer -> isAbout(link, answer))
                .map(answer -> {
                    var refusal = answer.refusal();
                    return new AnswerView(
                            Wording.words(answer.command()),
                            answer.state(),
                            refusal == null ? null : RefusalWords.of(Refusal.valueOf(refusal)));
                })
                .toList();
    }

    private static boolean isAbout(LightLink link, AnswerBox.Answer answer) {
        return DomainJson.read(answer.data().getBytes(StandardCharsets.UTF_8))
                        .path("referralId")
                        .asString("")
                        .equals(link.referral().value())
                && ANSWERS.contains(answer.command());
    }

    private static List<Command> commands() {
        return Contract.standard().commands().stream()
                .filter(command -> ANSWERS.contains(command.name()))
                .map(command -> new Command(command.name(), Wording.words(command.name())))
                .toList();
    }
}
