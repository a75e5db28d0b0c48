package org.throughline.server.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.views.Rebuild;

/** What the operator can do with what is worked out from the log. */
@RestController
@OnNode(NodeRole.PROJECTIONS)
class ViewRoutes {
    private final Rebuild rebuild;

    ViewRoutes(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /**
     * Works all lists and timelines out again. Answers lines of JSON as it goes: {"done", "of"},
     * and at the end {"cases", "different", "firstDifferent"}.
     */
    @PostMapping(value = "/operator/views/rebuild", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> rebuild() {
        return ResponseEntity.ok(out -> {
            var all = new AtomicInteger();
            var report =
                    rebuild.run(
                            all::set,
                            done -> LogRoutes.line(out, Map.of("done", done, "of", all.get())));
            var end = new LinkedHashMap<String, Object>();
            end.put("cases", report.cases());
            end.put("different", report.different());
            var first = report.firstDifferent();
            if (first != null) {
                end.put("firstDifferent", first.value());
            }
            LogRoutes.line(out, end);
        });
    }
}
