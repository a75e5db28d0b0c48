package org.throughline.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.Served;
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
        body.put("entries", timeline.stream().map(AgencyRoutes::served).toList());
        return ResponseEntity.ok(body);
    }

    /** The partner copy as it may be shown now. */
    static Map<String, Object> served(Served served) {
        var entry = served.entry();
        var json = new LinkedHashMap<String, Object>();
        json.put("agency", entry.agency().value());
        json.put("agencySeq", entry.agencySeq());
        json.put("releaseSeq", entry.releaseSeq());
        json.put("caseId", entry.caseId().value());
        json.put("eventId", entry.eventId());
        json.put("type", entry.type());
        json.put("version", entry.version());
        json.put("occurredAt", served.occurredAt().toString());
        json.put("precision", served.precision());
        json.put("recordedAt", entry.recordedAt().toString());
        json.put("releasedAt", entry.releasedAt().toString());
        json.put("level", entry.level().letter());
        json.put("lateRelease", entry.lateRelease());
        putIfThere(json, "raises", entry.raises());
        json.put("actingOrganisation", entry.actingOrganisation().value());
        putIfThere(json, "targetEventId", entry.targetEventId());
        putIfThere(json, "mapVersion", entry.mapVersion());
        json.put("state", served.state().name().toLowerCase(java.util.Locale.ROOT));
        json.put("corrected", served.isCorrected());
        json.put("redacted", served.isRedacted());
        json.put("notices", served.notices());
        json.put("payload", served.payload());
        return json;
    }

    private static void putIfThere(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }
}
