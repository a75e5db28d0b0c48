package org.throughline.server.rights.retention;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.referrals.Desk;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.security.SignedIn;
import org.throughline.views.rights.ClosedCases.Kept;

/** The closed cases of the project: what is due, what was proposed, what is kept. */
@Controller
@OnNode(NodeRole.CASEWORK)
class RetentionPages {
    private static final String PATH = "/retention";
    private static final int DUE_SHOWN = 50;
    private static final int KEPT_SHOWN = 25;

    private final Pages pages;
    private final Desk desk;
    private final Retention retention;

    RetentionPages(Pages pages, Desk desk, Retention retention) {
        this.pages = pages;
        this.desk = desk;
        this.retention = retention;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return page(HttpStatus.OK, null, who, request);
    }

    /** Proposes to delete the cases that were ticked; all of them, or none. */
    @PostMapping(PATH)
    ResponseEntity<String> propose(
            @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        if (!DeletionPages.mayPropose(who)) {
            return pages.nothingHere(who, request);
        }
        var ticked =
                List.of(
                        Objects.requireNonNullElse(
                                request.getParameterValues("case"), new String[0]));
        if (ticked.isEmpty()) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Tick the cases that are to be deleted",
                    who,
                    request);
        }
        var project = project(who);
        if (ticked.stream().anyMatch(caseId -> retention.due(project, caseId).isEmpty())) {
            return page(
                    HttpStatus.CONFLICT,
                    "One of the cases is not due any more, so nothing was proposed. Look again",
                    who,
                    request);
        }
        ticked.forEach(caseId -> retention.propose(caseId, who.actor().person()));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH)).build();
    }

    static String project(SignedIn who) {
        return Objects.requireNonNullElse(who.projectId(), "");
    }

    private ResponseEntity<String> page(
            HttpStatus status, @Nullable String problem, SignedIn who, HttpServletRequest request) {
        var project = project(who);
        var due = retention.due(project, DUE_SHOWN + 1);
        var page =
                new RetentionPage(
                        retention.floors(),
                        rows(due.subList(0, Math.min(DUE_SHOWN, due.size())), Map.of()),
                        due.size() > DUE_SHOWN,
                        rows(retention.proposed(project), retention.proposals()),
                        rows(retention.kept(project, KEPT_SHOWN), Map.of()),
                        DeletionPages.mayPropose(who),
                        problem);
        var title = (problem == null ? "" : "Error: ") + "Retention";
        return pages.show(status, "retention.jte", title, page, who, request);
    }

    private List<RetentionPage.Row> rows(List<Kept> cases, Map<String, Proposal> proposals) {
        return cases.stream().map(one -> row(one, proposals.get(one.closed().caseId()))).toList();
    }

    private RetentionPage.Row row(Kept kept, @Nullable Proposal proposal) {
        var closed = kept.closed();
        return new RetentionPage.Row(
                closed.caseId(),
                closed.caseRef(),
                Wording.day(closed.closedOn()),
                Retention.REASONS.getOrDefault(closed.reason(), closed.reason()),
                Wording.day(kept.keptUntil()),
                closed.persons(),
                Stream.of(
                                closed.isHeld() ? "a legal hold is live" : "",
                                closed.verdict() == null ? "" : "last verdict: " + closed.verdict(),
                                proposal == null
                                        ? ""
                                        : "proposed by "
                                                + Names.of(proposal.by(), desk.registers().now()))
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining("; ")));
    }
}
