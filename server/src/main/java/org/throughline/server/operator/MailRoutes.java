package org.throughline.server.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.server.api.Problems;
import org.throughline.server.mailing.MailSetup;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.wiring.ServedAgencies;

/** The operator's routes that have an agency reached by mail or by light links. */
@RestController
@OnNode(NodeRole.GATEWAY)
class MailRoutes {
    private final MailSetup setup;
    private final ServedAgencies agencies;
    private final Problems problems;

    MailRoutes(MailSetup setup, ServedAgencies agencies, Problems problems) {
        this.setup = setup;
        this.agencies = agencies;
        this.problems = problems;
    }

    @PostMapping("/operator/connections/{agency}/mail")
    ResponseEntity<Map<String, Object>> mail(@PathVariable String agency) {
        return use(agency, setup::mail);
    }

    /**
     * Light links from now on.
     *
     * @param person who reads and answers by them; may be left out where the agency has only one
     */
    @PostMapping("/operator/connections/{agency}/light-link")
    ResponseEntity<Map<String, Object>> lightLink(
            @PathVariable String agency, @RequestParam(required = false) @Nullable String person) {
        return use(agency, known -> setup.lightLink(known, person));
    }

    private ResponseEntity<Map<String, Object>> use(
            String agency, Function<AgencyId, MailSetup.Result> wish) {
        var known = agencies.all().stream().filter(one -> one.value().equals(agency)).findFirst();
        if (known.isEmpty()) {
            return problems.refused(Refusal.NOT_FOUND);
        }
        var result = wish.apply(known.get());
        var refused = result.refused();
        if (refused != null) {
            return problems.unreadable(result.channel(), refused);
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", result.channel());
        if (result.person() != null) {
            body.put("person", result.person());
        }
        return ResponseEntity.ok(body);
    }
}
