package org.throughline.server.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.Refusal;
import org.throughline.proof.note.SignedNote;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.signing.NotTheLogSealed;

/** What the log says of itself, for whoever wants to remember it. It holds nothing of any case. */
@RestController
@OnNode(NodeRole.CASEWORK)
class ProofRoutes {
    private final SealedLog sealed;
    private final Problems problems;

    ProofRoutes(SealedLog sealed, Problems problems) {
        this.sealed = sealed;
        this.problems = problems;
    }

    /**
     * The latest checkpoint: a signed note of the log's name, its size and the root of its tree.
     */
    @GetMapping("/api/v1/proof/checkpoint")
    ResponseEntity<?> checkpoint() {
        try {
            var note = sealed.signs() ? Optional.of(sealed.checkpoint()) : sealed.lastCheckpoint();
            return note.<ResponseEntity<?>>map(ProofRoutes::text)
                    .orElseGet(() -> problems.refused(Refusal.NOT_FOUND));
        } catch (NotTheLogSealed found) {
            return problems.unavailable();
        }
    }

    private static ResponseEntity<String> text(SignedNote note) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(note.whole());
    }

    /** Whose signatures count, in the form that the verifiers read. */
    @GetMapping("/api/v1/proof/keys")
    ResponseEntity<byte[]> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(sealed.policy().bytes());
    }
}
