package org.throughline.server.rights.copy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.Role;
import org.throughline.casefile.copying.ClientCopy.Occasion;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Desk;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Words;
import org.throughline.server.security.SignedIn;

/** The client's copy of their timeline, to be printed and given to them. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CopyPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final ReleasedEntries released;

    CopyPages(Pages pages, Desk desk, CaseDoor door, ReleasedEntries released) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.released = released;
    }

    /**
     * The copy.
     *
     * @param isWhole whether whoever makes it may read all of the case
     * @param mayIssue whether they give copies to clients
     * @param words what it says in the language of the copy; what was recorded stays as it is
     */
    public record CopyPage(
            String caseId,
            String reference,
            List<CopiedEvent> events,
            List<CopiedCase.Recipient> recipients,
            boolean isWhole,
            boolean mayIssue,
            Words words) {
        public CopyPage {
            events = List.copyOf(events);
            recipients = List.copyOf(recipients);
        }
    }

    @GetMapping("/cases/{caseId}/copy")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @RequestParam(required = false) @Nullable String language,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (who.actor().role() == Role.FORUM) {
            // They read codes alone; a copy of them would be none.
            return pages.nothingHere(who, request);
        }
        var readable = door.open(caseId, who, Sight.COPY);
        if (readable.isEmpty()) {
            return pages.nothingHere(who, request);
        }
        var id = new CaseId(caseId);
        // What is to be left out is known from the whole case, whoever makes the copy.
        var history = desk.histories().of(id);
        var copied =
                new CopiedCase(
                        history,
                        readable.get(),
                        Occasion.TIMELINE,
                        released.of(id),
                        desk.registers().now(),
                        List.of());
        var page =
                new CopyPage(
                        caseId,
                        String.valueOf(readable.get().getFirst().payload().get("caseRef")),
                        copied.events(),
                        copied.recipients(),
                        readable.get().size() == history.size(),
                        who.actor().role() == Role.CASEWORKER,
                        CopyWords.ALL.forClient(language, history));
        return pages.show("copy.jte", "Client's copy of " + page.reference(), page, who, request);
    }
}
