package org.throughline.server.inbound;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.throughline.server.api.Problems;
import org.throughline.server.api.Waiting;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.wiring.ServedAgencies;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a machine on its way in: checked here, then the agency's own way through its box and
 * topic, and answered by the receipt.
 */
@Component
@OnNode(NodeRole.GATEWAY)
class Inbound {
    private static final String MESSAGE_ID = "messageId";

    private final AgencyStore store;
    private final AnswerBox box;
    private final ServedAgencies registers;
    private final Waiting waiting;
    private final Problems problems;

    Inbound(
            AgencyStore store,
            AnswerBox box,
            ServedAgencies registers,
            Waiting waiting,
            Problems problems) {
        this.store = store;
        this.box = box;
        this.registers = registers;
        this.waiting = waiting;
        this.problems = problems;
    }

    /**
     * Takes an answer: {@code {"command": ..., "data": {...}}}.
     *
     * @param webhookId the id that a call-back was signed with; it is the message's own, so that a
     *     replay is the same message
     * @param atMost how long to wait for the receipt
     */
    ResponseEntity<Map<String, Object>> take(
            Actor by, byte[] body, @Nullable String webhookId, Duration atMost) {
        JsonNode json;
        try {
            json = DomainJson.read(body);
        } catch (JacksonException unreadable) {
            return problems.unreadable("body", "is not readable JSON; send one object");
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
        if (webhookId != null && !webhookId.equals(messageId)) {
            return violated(List.of(new Violation(MESSAGE_ID, "must be the webhook-id")));
        }
        var caseId = new CaseId(data.path("caseId").asString());
        if (store.told(by.agency(), caseId).isEmpty()) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        if (!spec.get().roles().contains(by.role())) {
            return problems.refused(Refusal.FORBIDDEN_ROLE);
        }
        var isNew = box.put(by.agency(), by.person(), command, caseId, messageId, data.toString());
        if (!isNew && !isSame(by, messageId, command, data)) {
            return problems.refused(
                    new Answer.Refused(
                            Refusal.IDEMPOTENCY_MISMATCH, List.of(), List.of(MESSAGE_ID)));
        }
        var settled =
                waiting.until(
                        by.agency(),
                        () -> box.find(by.agency(), messageId).orElseThrow(),
                        found -> !found.isWaiting(),
                        atMost);
        return told(by, settled, isNew ? HttpStatus.CREATED : HttpStatus.OK);
    }

    private boolean isSame(Actor by, String messageId, String command, JsonNode data) {
        return box.find(by.agency(), messageId).orElseThrow().isSame(command, data);
    }

    /** What became of an answer, as far as it is known. */
    ResponseEntity<Map<String, Object>> state(Actor by, String messageId) {
        return box.find(by.agency(), messageId)
                .map(found -> told(by, found, HttpStatus.OK))
                .orElseGet(() -> problems.refused(Refusal.NOT_FOUND));
    }

    private ResponseEntity<Map<String, Object>> told(
            Actor by, AnswerBox.Answer answer, HttpStatus whenRecorded) {
        var refusal = answer.refusal();
        if (refusal != null) {
            return problems.refused(
                    new Answer.Refused(Refusal.valueOf(refusal), List.of(), answer.details()));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put(MESSAGE_ID, answer.messageId());
        body.put("state", answer.state());
        return ResponseEntity.status(answer.isWaiting() ? HttpStatus.ACCEPTED : whenRecorded)
                .location(
                        URI.create(
                                "/api/v1/agencies/%s/answers/%s"
                                        .formatted(by.agency(), answer.messageId())))
                .body(body);
    }

    private ResponseEntity<Map<String, Object>> violated(List<Violation> violations) {
        return problems.refused(new Answer.Refused(Refusal.VALIDATION, violations, List.of()));
    }
}
