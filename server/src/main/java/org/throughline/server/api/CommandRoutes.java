package org.throughline.server.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.inbound.AgencyDesk;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /api/v1/commands/{Command}}: the command's data as body, the sender from the login.
 */
@RestController
@OnNode(NodeRole.CASEWORK)
class CommandRoutes {
    private final Desk desk;
    private final AgencyDesk agencyDesk;
    private final Problems problems;
    private final Clock clock;

    CommandRoutes(Desk desk, AgencyDesk agencyDesk, Problems problems, Clock clock) {
        this.desk = desk;
        this.agencyDesk = agencyDesk;
        this.problems = problems;
        this.clock = clock;
    }

    @PostMapping("/api/v1/commands/{command}")
    ResponseEntity<Map<String, Object>> hand(
            @PathVariable String command,
            @RequestBody(required = false) byte @org.jspecify.annotations.Nullable [] body,
            @AuthenticationPrincipal SignedIn signedIn) {
        if (!desk.takes(command) && !desk.takesEntry(command)) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        JsonNode data;
        try {
            data = DomainJson.read(body == null ? new byte[0] : body);
        } catch (JacksonException unreadable) {
            return problems.unreadable("body", "is not readable JSON; send one object");
        }
        var actor = signedIn.actor();
        var answer = agencyDesk.hand(new Handed(command, data, actor, clock.instant(), false));
        return switch (answer) {
            case Answer.Done done ->
                    ResponseEntity.status(done.repeated() ? 200 : 201)
                            .body(done(done, actor, desk.takes(command)));
            case Answer.Refused refused -> problems.refused(refused);
        };
    }

    private static Map<String, Object> done(Answer.Done done, Actor actor, boolean isOfCase) {
        var body = new LinkedHashMap<String, Object>();
        // Case version and caseSeq would betray entries that are hidden from an agency.
        if (actor.role().isOfAgency()) {
            body.put(
                    "events",
                    done.events().stream()
                            .map(event -> Map.of("eventId", event.eventId(), "kind", event.type()))
                            .toList());
            return body;
        }
        if (isOfCase) {
            body.put("caseId", done.caseId().value());
        }
        body.put("version", done.version());
        body.put(
                "events",
                done.events().stream()
                        .map(event ->
                                Map.of(
                                        "eventId",
                                        event.eventId(),
                                        "kind",
                                        event.type(),
                                        "caseSeq",
                                        event.caseSeq()))
                        .toList());
        return body;
    }
}
