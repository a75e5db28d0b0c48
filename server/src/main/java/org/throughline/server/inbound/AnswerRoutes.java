package org.throughline.server.inbound;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.Refusal;
import org.throughline.server.api.Problems;
import org.throughline.server.api.Waiting;
import org.throughline.server.machines.CallBackSigners;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;

/** Where the machines of agencies answer: with a token, or by a call-back that is signed. */
@RestController
@OnNode(NodeRole.GATEWAY)
class AnswerRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerRoutes.class);
    private static final Duration CALL_BACK_WAIT = Duration.ofSeconds(10);

    private final Inbound inbound;
    private final CallBackSigners signers;
    private final Problems problems;

    AnswerRoutes(Inbound inbound, CallBackSigners signers, Problems problems) {
        this.inbound = inbound;
        this.signers = signers;
        this.problems = problems;
    }

    /**
     * Takes an answer and waits for what becomes of it.
     *
     * @param wait for how many seconds
     */
    @PostMapping("/api/v1/agencies/{agency}/answers")
    ResponseEntity<Map<String, Object>> answer(
            @PathVariable String agency,
            @RequestParam(defaultValue = "10") int wait,
            @RequestBody(required = false) byte @Nullable [] body,
            @AuthenticationPrincipal SignedIn signedIn) {
        if (!signedIn.actor().agency().value().equals(agency)) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        if (wait < 0 || wait > Waiting.AT_MOST.toSeconds()) {
            return problems.unreadable("wait", "is from 0 to 25 seconds");
        }
        return inbound.take(signedIn.actor(), bytes(body), null, Duration.ofSeconds(wait));
    }

    @GetMapping("/api/v1/agencies/{agency}/answers/{messageId}")
    ResponseEntity<Map<String, Object>> state(
            @PathVariable String agency,
            @PathVariable String messageId,
            @AuthenticationPrincipal SignedIn signedIn) {
        return signedIn.actor().agency().value().equals(agency)
                ? inbound.state(signedIn.actor(), messageId)
                : problems.refused(Refusal.NOT_FOUND);
    }

    /** The same for a machine that signs: nobody signs in here, the signature is the proof. */
    @PostMapping("/api/v1/agencies/{agency}/call-back")
    ResponseEntity<Map<String, Object>> callBack(
            @PathVariable String agency,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body) {
        var bytes = bytes(body);
        var verified =
                signers.verify(
                        agency, new CallBackSigners.Headers(id, timestamp, signature), bytes);
        var machine = verified.machine();
        if (machine == null) {
            LOG.warn("a call-back was refused: {}", verified.verdict());
            return problems.refused(Refusal.SIGNATURE_INVALID);
        }
        return inbound.take(machine.actor(), bytes, id, CALL_BACK_WAIT);
    }

    private static byte[] bytes(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
