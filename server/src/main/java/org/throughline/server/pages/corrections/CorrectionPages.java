package org.throughline.server.pages.corrections;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.security.SignedIn;

/** The page of what was corrected in a case. */
@Controller
@OnNode(NodeRole.CASEWORK)
public class CorrectionPages {
    private final Pages pages;
    private final Desk desk;
    private final CaseDoor door;
    private final ReleasedEntries released;

    CorrectionPages(Pages pages, Desk desk, CaseDoor door, ReleasedEntries released) {
        this.pages = pages;
        this.desk = desk;
        this.door = door;
        this.released = released;
    }

    @GetMapping("/cases/{caseId}/corrections")
    ResponseEntity<String> show(
            @PathVariable String caseId,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        return door.open(caseId, who, Sight.CORRECTIONS)
                .map(readable -> page(readable, who.actor().role()))
                .map(page ->
                        pages.show(
                                "corrections.jte",
                                "Corrections of " + page.reference(),
                                page,
                                who,
                                request))
                .orElseGet(() -> pages.nothingHere(who, request));
    }

    private CorrectionsPage page(List<RecordedEvent> readable, Role role) {
        Register register = desk.registers().now();
        // The position first: entries that come in between are more than it says, never less.
        long workedOutTo = released.position();
        var holders = new Holders(released.of(readable.getFirst().caseId()), workedOutTo, register);
        return new CorrectionsReading(readable, register, holders, role).page(commands(role));
    }

    private List<CommandSpec> commands(Role role) {
        return desk.commands().stream().filter(command -> command.roles().contains(role)).toList();
    }
}
