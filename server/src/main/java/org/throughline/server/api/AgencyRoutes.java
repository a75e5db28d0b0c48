package org.throughline.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.security.SignedIn;

/** What an agency holds of a case. */
@RestController
@OnNode(NodeRole.GATEWAY)
class AgencyRoutes {
    private final AgencyStore store;
    private final Problems problems;

    AgencyRoutes(AgencyStore store, Problems problems) {
        this.store = store;
        this.problems = problems;
    }

    @GetMapping("/api/v1/agencies/{agency}/cases/{caseId}/timeline")
    ResponseEntity<Map<String, Object>> timeline(
            @PathVariable String agency,
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn signedIn) {
        CaseId asked;
        try {
            asked = new CaseId(caseId);
        } catch (IllegalArgumentException notAnId) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        var own = signedIn.actor().agency();
        var timeline = store.timeline(own, asked);
        if (!own.value().equals(agency) || timeline.isEmpty()) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("case", caseId);
        body.put("agency", agency);
        body.put("entries", timeline.stream().map(PartnerJson::served).toList());
        return ResponseEntity.ok(body);
    }
}
