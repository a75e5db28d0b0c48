package org.throughline.server.inbound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.handin.HandInDoor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.api.Problems;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.Accounts;

/** Where the programs of agencies hand in at the broker, which says which agency it is. */
@Component
@OnNode(NodeRole.GATEWAY)
class BrokerDoor implements HandInDoor {
    private static final String REFUSED = "refused";

    private final Intake intake;
    private final Accounts accounts;

    BrokerDoor(Intake intake, Accounts accounts) {
        this.intake = intake;
        this.accounts = accounts;
    }

    @Override
    public Optional<String> take(AgencyId agency, String machine, String messageId, byte[] body) {
        if (messageId.isEmpty()) {
            return Optional.of(
                    violated(
                            messageId,
                            new Violation(
                                    "envelope",
                                    "is none: send a CloudEvent in binary mode, of type throughline.hand-in.v1, the messageId as its id")));
        }
        var signedIn = accounts.machine(machine, Set.of());
        if (signedIn.isEmpty() || !signedIn.get().actor().agency().equals(agency)) {
            return Optional.of(
                    refused(
                            messageId,
                            REFUSED,
                            new Answer.Refused(Refusal.FORBIDDEN_ROLE, List.of(), List.of())));
        }
        return switch (intake.take(signedIn.get().actor(), body, messageId)) {
            case Intake.Result.Unreadable(var violation) ->
                    Optional.of(violated(messageId, violation));
            case Intake.Result.Refused(var refused) ->
                    Optional.of(refused(messageId, REFUSED, refused));
            case Intake.Result.Taken _ -> Optional.empty();
        };
    }

    @Override
    public String unstorable(String messageId) {
        return violated(messageId, new Violation("data", "cannot be kept; send other words"));
    }

    @Override
    public String outcome(AnswerBox.Answer answer) {
        var refusal = answer.refusal();
        return refusal == null
                ? json(answer.messageId(), answer.state(), Map.of())
                : refused(
                        answer.messageId(),
                        answer.state(),
                        new Answer.Refused(Refusal.valueOf(refusal), List.of(), answer.details()));
    }

    private static String violated(String messageId, Violation violation) {
        return refused(
                messageId,
                REFUSED,
                new Answer.Refused(Refusal.VALIDATION, List.of(violation), List.of()));
    }

    private static String refused(String messageId, String state, Answer.Refused refused) {
        return json(messageId, state, Problems.words(refused));
    }

    private static String json(String messageId, String state, Map<String, Object> words) {
        var body = new LinkedHashMap<String, Object>();
        body.put(Intake.MESSAGE_ID, messageId);
        body.put("state", state);
        body.putAll(words);
        return PartnerJson.write(body);
    }
}
