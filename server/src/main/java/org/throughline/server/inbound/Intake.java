package org.throughline.server.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.wiring.ServedAgencies;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a machine on its way in: checked here, whichever way it came, and then put into the
 * box of its agency.
 */
@Component
@OnNode(NodeRole.GATEWAY)
class Intake {
    static final String MESSAGE_ID = "messageId";

    private final AgencyStore store;
    private final AnswerBox box;
    private final ServedAgencies registers;

    Intake(AgencyStore store, AnswerBox box, ServedAgencies registers) {
        this.store = store;
        this.box = box;
        this.registers = registers;
    }

    /** What came of it. */
    sealed interface Result {
        /** It is on its way; it is new, or the same as one that came before. */
        record Taken(String messageId, boolean isNew) implements Result {}

        /** No readable JSON. */
        record Unreadable(Violation violation) implements Result {}

        record Refused(Answer.Refused refused) implements Result {}
    }

    /**
     * Takes an answer: {@code {"command": ..., "data": {...}}}.
     *
     * @param envelopeId the id that it was signed or sent with; it is the message's own, so that a
     *     replay is the same message. Null where it came without an envelope
     */
    Result take(Actor by, byte[] body, @Nullable String envelopeId) {
        JsonNode json;
        try {
            json = DomainJson.read(body);
        } catch (JacksonException unreadable) {
            return new Result.Unreadable(
                    new Violation("body", "is not readable JSON; send one object"));
        }
        var command = json.path("command").asString("");
        var spec = Contract.standard().command(command);
        if (spec.isEmpty()) {
            return violated(List.of(new Violation("command", "is not a command")));
        }
        var data = json.path("data");
        var violations =
                ShapeCheck.ofCommand(
                        Contract.standard(), spec.get(), data, by.role(), registers.register());
        if (!violations.isEmpty()) {
            return violated(violations);
        }
        var messageId = data.path(MESSAGE_ID).asString("");
        if (envelopeId != null && !envelopeId.equals(messageId)) {
            return violated(List.of(new Violation(MESSAGE_ID, "must be the id of its envelope")));
        }
        var caseId = new CaseId(data.path("caseId").asString());
        if (store.told(by.agency(), caseId).isEmpty()) {
            return refused(new Answer.Refused(Refusal.NOT_FOUND, List.of(), List.of()));
        }
        if (!spec.get().roles().contains(by.role())) {
            return refused(new Answer.Refused(Refusal.FORBIDDEN_ROLE, List.of(), List.of()));
        }
        var isNew = box.put(by.agency(), by.person(), command, caseId, messageId, data.toString());
        if (!isNew && !isSame(by, messageId, command, data)) {
            return refused(
                    new Answer.Refused(
                            Refusal.IDEMPOTENCY_MISMATCH, List.of(), List.of(MESSAGE_ID)));
        }
        return new Result.Taken(messageId, isNew);
    }

    private boolean isSame(Actor by, String messageId, String command, JsonNode data) {
        return box.find(by.agency(), messageId).orElseThrow().isSame(command, data);
    }

    private static Result violated(List<Violation> violations) {
        return refused(new Answer.Refused(Refusal.VALIDATION, violations, List.of()));
    }

    private static Result refused(Answer.Refused refused) {
        return new Result.Refused(refused);
    }
}
