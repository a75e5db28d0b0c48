package org.throughline.server.inbound;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.throughline.agencies.answers.ParkedAnswer;
import org.throughline.agencies.answers.ParkedAnswerTable;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.wiring.CaseworkDatabase;

/**
 * Where agencies hand in, whichever way they come. An answer with a code that the agency's map does
 * not know is kept raw for a person; what it means is never guessed.
 */
@Component
@OnNode(NodeRole.CASEWORK)
public class AgencyDesk {
    private static final String MESSAGE_ID = "messageId";

    private final Desk desk;
    private final ParkedAnswerTable parked;
    private final Clock clock;

    AgencyDesk(Desk desk, CaseworkDatabase database, Clock clock, KeyRing keys) {
        this.desk = desk;
        this.parked = new ParkedAnswerTable(database.derived(), keys);
        this.clock = clock;
    }

    /** Hands a command in, from whomever it comes. */
    public Answer hand(Handed handed) {
        return handed.by().role().isOfAgency() ? ofAgency(handed) : desk.hand(handed).join();
    }

    private Answer ofAgency(Handed handed) {
        var agency = handed.by().agency();
        var messageId = handed.data().path(MESSAGE_ID).asString("");
        var earlier =
                messageId.isEmpty()
                        ? Optional.<ParkedAnswer>empty()
                        : parked.find(agency, messageId);
        if (earlier.isPresent() && !isSame(earlier.get(), handed)) {
            return new Answer.Refused(Refusal.IDEMPOTENCY_MISMATCH, List.of(), List.of(MESSAGE_ID));
        }
        var answer = desk.hand(handed).join();
        return switch (answer) {
            case Answer.Refused refused when refused.reason() == Refusal.UNKNOWN_CODE ->
                    park(handed, messageId, refused);
            case Answer.Refused refused -> refused;
            case Answer.Done done -> {
                earlier.ifPresent(
                        _ -> parked.settled(agency, messageId, "recorded", clock.instant()));
                yield done;
            }
        };
    }

    private static boolean isSame(ParkedAnswer earlier, Handed handed) {
        var data =
                DomainJson.read(earlier.data().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return earlier.command().equals(handed.command()) && data.equals(handed.data());
    }

    private Answer park(Handed handed, String messageId, Answer.Refused refused) {
        var agency = handed.by().agency();
        int mapVersion =
                desk.registers().now().newestMap(agency).map(map -> map.mapVersion()).orElse(0);
        parked.insert(
                new ParkedAnswer(
                        agency,
                        messageId,
                        handed.by().person().value(),
                        handed.command(),
                        new CaseId(handed.data().path("caseId").asString()),
                        handed.data().toString(),
                        mapVersion,
                        clock.instant()));
        var details = new ArrayList<>(refused.details());
        details.add("mapVersion " + mapVersion);
        return new Answer.Refused(refused.reason(), refused.violations(), details);
    }
}
