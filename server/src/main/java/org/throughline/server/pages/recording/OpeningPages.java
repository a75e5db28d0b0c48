package org.throughline.server.pages.recording;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.FreshIds;
import org.throughline.server.pages.recording.RecordForms.Seen;
import org.throughline.server.pages.search.DuplicateLook;
import org.throughline.server.security.SignedIn;

/** Opening a case, once it is sure that there is none of the same person. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class OpeningPages {
    static final String OPEN = "OpenCase";

    private final Desk desk;
    private final RecordForms forms;
    private final DuplicateLook duplicates;

    OpeningPages(Desk desk, RecordForms forms, DuplicateLook duplicates) {
        this.desk = desk;
        this.forms = forms;
        this.duplicates = duplicates;
    }

    @GetMapping("/cases/new")
    ResponseEntity<String> newCase(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return forms.show(
                FreshIds.with("case-", 10), OPEN, Seen.NOTHING, Map.of(), null, who, request);
    }

    @PostMapping("/cases/new")
    ResponseEntity<String> open(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var typed = request.getParameterMap();
        var caseId = text(request, "caseId");
        if (typed.containsKey("add") || typed.containsKey("change")) {
            return forms.show(caseId, OPEN, Seen.NOTHING, typed, null, who, request);
        }
        var handed = forms.handed(OPEN, typed, who);
        // What is not filled in rightly comes first.
        if (isComplete(handed)) {
            var same = duplicates.page(caseId, text(request, "clientName"), who, request);
            if (same.isPresent()) {
                return same.get();
            }
        }
        return forms.hand(
                handed,
                refused -> forms.show(caseId, OPEN, Seen.NOTHING, typed, refused, who, request));
    }

    private boolean isComplete(Handed handed) {
        return ShapeCheck.ofCommand(
                        Contract.standard(),
                        RecordForms.spec(OPEN),
                        handed.data(),
                        handed.by().role(),
                        desk.registers().now())
                .isEmpty();
    }

    private static String text(HttpServletRequest request, String field) {
        return Objects.requireNonNullElse(request.getParameter(field), "");
    }
}
