package org.throughline.server.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.agencies.channels.kafka.HandInSetup;
import org.throughline.agencies.handin.HandIns;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.api.Problems;
import org.throughline.server.machines.Registering;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;

/** The operator's routes about agencies whose own programs hand in at the broker. */
@RestController
@OnNode(NodeRole.GATEWAY)
class HandInRoutes {
    private final HandInSetup setup;
    private final HandIns handIns;
    private final Registering registering;
    private final Problems problems;

    HandInRoutes(HandInSetup setup, HandIns handIns, Registering registering, Problems problems) {
        this.setup = setup;
        this.handIns = handIns;
        this.registering = registering;
        this.problems = problems;
    }

    /**
     * As whom the agency's program signs in at the broker.
     *
     * @param machine reference of the registered machine under whose name it hands in
     */
    record HandInWish(@Nullable String principal, @Nullable String machine) {}

    /** Answers the topics, and the rights that an administrator of Kafka gives the program. */
    @PostMapping("/operator/connections/{agency}/hand-in")
    ResponseEntity<Map<String, Object>> use(
            @PathVariable String agency, @RequestBody HandInWish wish) {
        var principal = wish.principal();
        var named = wish.machine();
        if (principal == null || named == null) {
            return problems.unreadable("principal, machine", "Both are needed.");
        }
        var machine = registering.machineOf(agency, named);
        if (machine.isEmpty()) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        return switch (setup.use(new AgencyId(agency), principal, machine.get())) {
            case HandInSetup.Result.InUse inUse -> ResponseEntity.ok(told(inUse));
            case HandInSetup.Result.Refused(var why) -> problems.unreadable("principal", why);
        };
    }

    private static Map<String, Object> told(HandInSetup.Result.InUse inUse) {
        var body = new LinkedHashMap<String, Object>();
        body.put("topic", inUse.topic());
        body.put("outcomes", inUse.outcomes());
        body.put("groups", inUse.groups());
        body.put("machine", inUse.machine());
        body.put("rights", inUse.rights());
        return body;
    }

    @DeleteMapping("/operator/connections/{agency}/hand-in")
    ResponseEntity<Map<String, Object>> end(@PathVariable String agency) {
        return registering.isAgency(agency) && handIns.end(new AgencyId(agency))
                ? ResponseEntity.ok(Map.of("ended", agency))
                : problems.refused(Refusal.NOT_FOUND);
    }
}
