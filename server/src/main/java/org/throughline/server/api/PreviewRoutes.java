package org.throughline.server.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.sending.preview.Dropped;
import org.throughline.casefile.sending.preview.Leaving;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.previewing.Foreseen;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.PreviewReading;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/v1/previews/{Command}}: the body of a sending, answered with what would leave.
 */
@RestController
@OnNode(NodeRole.CASEWORK)
class PreviewRoutes {
    private final Desk desk;
    private final CaseDoor door;
    private final Problems problems;
    private final Clock clock;

    PreviewRoutes(Desk desk, CaseDoor door, Problems problems, Clock clock) {
        this.desk = desk;
        this.door = door;
        this.problems = problems;
        this.clock = clock;
    }

    @PostMapping("/api/v1/previews/{command}")
    ResponseEntity<Map<String, Object>> preview(
            @PathVariable String command,
            @RequestBody(required = false) byte @Nullable [] body,
            @AuthenticationPrincipal SignedIn signedIn) {
        JsonNode data;
        try {
            data = DomainJson.read(body == null ? new byte[0] : body);
        } catch (JacksonException unreadable) {
            return problems.unreadable("body", "is not readable JSON; send one object");
        }
        var handed = new Handed(command, data, signedIn.actor(), clock.instant(), false);
        return switch (desk.preview(handed)) {
            case Foreseen.Refused refused -> problems.refused(refused.answer());
            case Foreseen.Shown shown ->
                    PreviewReading.of(shown, signedIn.actor(), desk.registers().now())
                            .map(reading -> answer(shown, reading, signedIn))
                            .orElseGet(() -> problems.refused(Refusal.NOT_FOUND));
        };
    }

    private ResponseEntity<Map<String, Object>> answer(
            Foreseen.Shown shown, PreviewReading reading, SignedIn who) {
        door.notePreview(shown.caseId().value(), who);
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(body(shown, reading));
    }

    private static Map<String, Object> body(Foreseen.Shown shown, PreviewReading reading) {
        var preview = shown.preview();
        var body = new LinkedHashMap<String, Object>();
        body.put("caseId", shown.caseId().value());
        body.put("previewSeq", shown.previewSeq());
        body.put("digest", preview.digest());
        body.put("agency", preview.to().value());
        body.put("basisRef", preview.basisRef());
        body.put("entries", preview.entries().stream().map(one -> entry(one, reading)).toList());
        body.put(
                "dropped",
                preview.dropped().stream()
                        .filter(one -> reading.mayRead(one.caseSeq()))
                        .map(PreviewRoutes::dropped)
                        .toList());
        return body;
    }

    private static Map<String, Object> entry(Leaving leaving, PreviewReading reading) {
        var json = new LinkedHashMap<String, Object>();
        json.put("caseSeq", leaving.caseSeq());
        json.put("kind", leaving.kind());
        json.put("occurredAt", leaving.occurredAt().toString());
        json.put("precision", leaving.precision());
        json.put("level", leaving.level().letter());
        json.put("lateRelease", leaving.isLate());
        json.put("raise", leaving.isRaise());
        if (reading.mayRead(leaving.caseSeq())) {
            json.put("fields", leaving.fields());
        } else {
            json.put("withheld", leaving.fields().keySet());
        }
        return json;
    }

    private static Map<String, Object> dropped(Dropped dropped) {
        return Map.of(
                "caseSeq", dropped.caseSeq(),
                "kind", dropped.kind(),
                "field", dropped.field(),
                "reason", dropped.reason().code());
    }
}
