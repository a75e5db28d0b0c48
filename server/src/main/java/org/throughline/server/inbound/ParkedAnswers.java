package org.throughline.server.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.answers.ParkedAnswer;
import org.throughline.agencies.answers.ParkedAnswerTable;
import org.throughline.agencies.answers.ReceiptBook;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.Messaging;

/**
 * The answers that wait for a person: seen, and handed in again once the agency's map knows their
 * code. The agency then gets another receipt.
 */
@Component
@OnNode(NodeRole.CASEWORK)
public class ParkedAnswers {
    private static final int SHOWN_MAX = 200;

    private final ParkedAnswerTable table;
    private final ReceiptBook receipts;
    private final AgencyDesk agencyDesk;
    private final Desk desk;
    private final Messaging messaging;
    private final Clock clock;

    ParkedAnswers(
            CaseworkDatabase database,
            AgencyDesk agencyDesk,
            Desk desk,
            Messaging messaging,
            Clock clock,
            KeyRing keys) {
        this.table = new ParkedAnswerTable(database.derived(), keys);
        this.receipts = new ReceiptBook(database.derived());
        this.agencyDesk = agencyDesk;
        this.desk = desk;
        this.messaging = messaging;
        this.clock = clock;
    }

    /** Those that wait, the oldest first. */
    public List<ParkedAnswer> waiting() {
        return table.waiting(SHOWN_MAX);
    }

    public int waiting(AgencyId agency) {
        return table.waiting(agency);
    }

    /**
     * Hands one in again, as who sent it: the outcome, or empty when no such answer waits. While
     * the code is unknown it goes on waiting.
     */
    public Optional<String> again(AgencyId agency, String messageId) {
        return table.findWaiting(agency, messageId).map(this::handAgain);
    }

    private String handAgain(ParkedAnswer answer) {
        var person = new PersonId(answer.person());
        var staff =
                desk.registers()
                        .now()
                        .staff(person)
                        .filter(one -> one.agency().equals(answer.agency()));
        if (staff.isEmpty()) {
            return settled(answer, Refusal.FORBIDDEN_ROLE.name(), List.of());
        }
        var given =
                agencyDesk.hand(
                        new Handed(
                                answer.command(),
                                DomainJson.read(answer.data().getBytes(StandardCharsets.UTF_8)),
                                new Actor(person, staff.get().role(), answer.agency()),
                                clock.instant(),
                                false));
        return switch (given) {
            case Answer.Done _ -> settled(answer, "recorded", List.of());
            case Answer.Refused refused when refused.reason() == Refusal.UNKNOWN_CODE ->
                    refused.reason().name();
            case Answer.Refused refused ->
                    settled(answer, refused.reason().name(), refused.details());
        };
    }

    private String settled(ParkedAnswer answer, String outcome, List<String> details) {
        var body = new LinkedHashMap<String, Object>();
        body.put("messageId", answer.messageId());
        if (!outcome.equals("recorded")) {
            body.put("refusal", outcome);
            body.put("details", details);
        }
        receipts.settled(
                answer.agency(), new ReceiptBook.Receipt(answer.caseId(), PartnerJson.write(body)));
        table.settled(answer.agency(), answer.messageId(), outcome, clock.instant());
        messaging.somethingWasReleased();
        return outcome;
    }
}
