package org.throughline.server.pages.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.throughline.server.operator.StatusReport;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;

/** Whether everything works. */
@Controller
public class StatusPages {
    private final Pages pages;
    private final StatusReport status;

    StatusPages(Pages pages, StatusReport status) {
        this.pages = pages;
        this.status = status;
    }

    /** The report as lines. */
    public record StatusPage(
            String state, List<Wording.Line> lines, List<String> troubles, boolean hasProcessors) {
        public StatusPage {
            lines = List.copyOf(lines);
            troubles = List.copyOf(troubles);
        }
    }

    @GetMapping("/status")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var report = status.now();
        var lines = new ArrayList<Wording.Line>();
        lines.add(
                new Wording.Line(
                        "Log", String.valueOf(report.getOrDefault("log", "not on this node"))));
        if (report.get("selfAudit") instanceof String read) {
            lines.add(new Wording.Line("Self-audit", read));
        }
        add(lines, report, "followers", "Follower ");
        add(lines, report, "agencies", "Entries received by ");
        add(lines, report, "witnesses", "Witness ");
        var troubles = new ArrayList<String>();
        if (report.get("troubles") instanceof List<?> all) {
            all.forEach(one -> troubles.add(String.valueOf(one)));
        }
        return pages.show(
                "status.jte",
                "Status",
                new StatusPage(
                        String.valueOf(report.get("state")),
                        lines,
                        troubles,
                        report.containsKey("followers")),
                who,
                request);
    }

    private static void add(
            List<Wording.Line> lines, Map<String, Object> report, String part, String label) {
        if (report.get(part) instanceof Map<?, ?> all) {
            all.forEach((name, value) ->
                    lines.add(new Wording.Line(label + name, String.valueOf(value))));
        }
    }
}
