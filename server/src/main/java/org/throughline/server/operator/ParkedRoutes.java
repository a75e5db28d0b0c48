package org.throughline.server.operator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.agencies.answers.ParkedAnswer;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.inbound.ParkedAnswers;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/** The operator's routes for answers with an unknown code; of an answer only its code is shown. */
@RestController
@OnNode(NodeRole.CASEWORK)
class ParkedRoutes {
    private final ParkedAnswers parked;

    ParkedRoutes(ParkedAnswers parked) {
        this.parked = parked;
    }

    @GetMapping("/operator/parked-answers")
    Map<String, Object> all() {
        return Map.of("answers", parked.waiting().stream().map(ParkedRoutes::shown).toList());
    }

    @PostMapping("/operator/parked-answers/{agency}/{messageId}/again")
    ResponseEntity<Map<String, Object>> again(
            @PathVariable String agency, @PathVariable String messageId) {
        try {
            return parked.again(new AgencyId(agency), messageId)
                    .map(outcome -> ResponseEntity.ok(Map.<String, Object>of("outcome", outcome)))
                    .orElseGet(ParkedRoutes::nothing);
        } catch (IllegalArgumentException notAnId) {
            return nothing();
        }
    }

    private static ResponseEntity<Map<String, Object>> nothing() {
        return ResponseEntity.status(404)
                .body(Map.of("status", 404, "detail", "No such answer waits."));
    }

    private static Map<String, Object> shown(ParkedAnswer answer) {
        var data = DomainJson.read(answer.data().getBytes(StandardCharsets.UTF_8));
        var line = new LinkedHashMap<String, Object>();
        line.put("agency", answer.agency().value());
        line.put("messageId", answer.messageId());
        line.put("command", answer.command());
        line.put("case", answer.caseId().value());
        line.put("code", data.path("agencyCode").asString(""));
        line.put("mapVersion", answer.mapVersion());
        line.put("parkedAt", answer.parkedAt().toString());
        return line;
    }
}
