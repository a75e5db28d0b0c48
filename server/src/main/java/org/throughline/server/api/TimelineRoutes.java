package org.throughline.server.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.Refusal;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Purpose;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;
import org.throughline.views.replay.Replay;

/** The project's timeline of a case, now and as of a moment on two clocks. */
@RestController
@OnNode(NodeRole.CASEWORK)
class TimelineRoutes {
    private final CaseDoor door;
    private final Problems problems;
    private final Clock clock;

    TimelineRoutes(CaseDoor door, Problems problems, Clock clock) {
        this.door = door;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/api/v1/cases/{caseId}/timeline")
    ResponseEntity<Map<String, Object>> timeline(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String purpose,
            @AuthenticationPrincipal SignedIn signedIn) {
        return replay(caseId, null, null, purpose, signedIn);
    }

    @GetMapping("/api/v1/cases/{caseId}/replay")
    ResponseEntity<Map<String, Object>> replay(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String knownBy,
            @RequestParam(required = false) @Nullable String happenedBy,
            @RequestParam(required = false) @Nullable String purpose,
            @AuthenticationPrincipal SignedIn signedIn) {
        Instant known;
        Instant happened;
        try {
            known = moment(knownBy);
            happened = moment(happenedBy);
        } catch (DateTimeException notATime) {
            return problems.unreadable(
                    "knownBy, happenedBy", "must be times with zone, as 2026-03-02T10:00:00Z");
        }
        if (known != null && known.isAfter(clock.instant())) {
            return problems.unreadable("knownBy", "must not lie in the future");
        }
        if (purpose != null) {
            var said = Purpose.said(purpose);
            if (said.isEmpty()) {
                return problems.unreadable(PurposeAsked.FIELD, PurposeAsked.WHAT_TO_SAY);
            }
            door.say(caseId, signedIn, said.get());
        }
        return door.open(caseId, signedIn, Sight.TIMELINE)
                .map(events ->
                        ResponseEntity.ok(body(caseId, Replay.of(events).asOf(known, happened))))
                .orElseGet(() -> problems.refused(Refusal.NOT_FOUND));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null || text.isBlank() ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static Map<String, Object> body(String caseId, List<Replay.Known> events) {
        var body = new LinkedHashMap<String, Object>();
        body.put("case", caseId);
        body.put("events", events.stream().map(TimelineRoutes::event).toList());
        return body;
    }

    private static Map<String, Object> event(Replay.Known known) {
        var event = known.event();
        var json = new LinkedHashMap<String, Object>();
        json.put("caseSeq", event.caseSeq());
        json.put("eventId", event.eventId());
        json.put("type", event.type());
        json.put("occurredAt", known.occurredAt().toString());
        json.put("precision", known.precision());
        json.put("recordedAt", event.recordedAt().toString());
        json.put(
                "by",
                Map.of(
                        "person", event.actor().person().value(),
                        "role", event.actor().role().code(),
                        "agency", event.actor().agency().value()));
        json.put("corrected", known.isCorrected());
        json.put("redacted", known.isRedacted());
        json.put("inError", known.isInError());
        json.put("payload", known.payload());
        return json;
    }
}
