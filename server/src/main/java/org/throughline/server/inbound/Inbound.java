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
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.Answer;
import org.throughline.server.api.Problems;
import org.throughline.server.api.Waiting;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/** An answer of a machine that waits for what becomes of it, and is answered by the receipt. */
@Component
@OnNode(NodeRole.GATEWAY)
class Inbound {
    private final Intake intake;
    private final AnswerBox box;
    private final Waiting waiting;
    private final Problems problems;

    Inbound(Intake intake, AnswerBox box, Waiting waiting, Problems problems) {
        this.intake = intake;
        this.box = box;
        this.waiting = waiting;
        this.problems = problems;
    }

    /**
     * Takes an answer: {@code {"command": ..., "data": {...}}}.
     *
     * @param webhookId the id that a call-back was signed with
     * @param atMost how long to wait for the receipt
     */
    ResponseEntity<Map<String, Object>> take(
            Actor by, byte[] body, @Nullable String webhookId, Duration atMost) {
        return switch (intake.take(by, body, webhookId)) {
            case Intake.Result.Unreadable(var violation) ->
                    problems.unreadable(violation.field(), violation.message());
            case Intake.Result.Refused(var refused) -> problems.refused(refused);
            case Intake.Result.Taken(var messageId, var isNew) -> {
                var settled =
                        waiting.until(
                                by.agency(),
                                () -> box.find(by.agency(), messageId).orElseThrow(),
                                found -> !found.isWaiting(),
                                atMost);
                yield told(by, settled, isNew ? HttpStatus.CREATED : HttpStatus.OK);
            }
        };
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
        body.put(Intake.MESSAGE_ID, answer.messageId());
        body.put("state", answer.state());
        return ResponseEntity.status(answer.isWaiting() ? HttpStatus.ACCEPTED : whenRecorded)
                .location(
                        URI.create(
                                "/api/v1/agencies/%s/answers/%s"
                                        .formatted(by.agency(), answer.messageId())))
                .body(body);
    }
}
