package org.throughline.server.evidence.view;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.throughline.agencies.receiving.AgencyStore;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Served;
import org.throughline.proof.note.SignedNote;
import org.throughline.server.evidence.PackFile;
import org.throughline.server.evidence.cover.CoverSheets;
import org.throughline.server.evidence.cover.PackOrder;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.Wording;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.security.SignedIn;
import org.throughline.server.signing.NotTheLogSealed;
import org.throughline.server.witnessing.Witness;

/** What an agency takes away to show that it was told this, all of this, and nothing else. */
@Controller
@OnNode(NodeRole.GATEWAY)
public class AgencyProofPages {
    private final Pages pages;
    private final AgencyStore store;
    private final ObjectProvider<SealedLog> logs;
    private final ObjectProvider<ViewChains> chains;
    private final Witness witness;
    private final CoverSheets sheets;
    private final Clock clock;

    AgencyProofPages(
            Pages pages,
            AgencyStore store,
            ObjectProvider<SealedLog> logs,
            ObjectProvider<ViewChains> chains,
            Witness witness,
            CoverSheets sheets,
            Clock clock) {
        this.pages = pages;
        this.store = store;
        this.logs = logs;
        this.chains = chains;
        this.witness = witness;
        this.sheets = sheets;
        this.clock = clock;
    }

    /**
     * How much can be proved.
     *
     * @param received entries that the agency holds
     * @param linked entries whose proof is ready
     * @param seen what this agency has seen of the log itself; empty before it was told anything
     * @param isOneHistory false when it was told two things of the log that cannot both be true
     * @param mayMake whether this node can make the pack: the log and its keys are here
     */
    public record AgencyProofPage(
            long received,
            long linked,
            String checkpoint,
            String seen,
            boolean isOneHistory,
            boolean mayMake,
            @Nullable String problem) {}

    @GetMapping("/agency/proof")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return page(HttpStatus.OK, null, who, request);
    }

    /** The pack as a file. */
    @PostMapping("/agency/proof")
    ResponseEntity<?> make(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        var log = logs.getIfAvailable();
        if (log == null || !log.signs()) {
            return page(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "This node does not hold the log. Ask the project for the pack",
                    who,
                    request);
        }
        var agency = who.actor().agency();
        try {
            var pack = new ViewPack(log, chains.getObject(), agency, served(agency));
            var name = "told-" + agency.value() + ".zip";
            var order = PackOrder.of(name, "told", "en", who);
            return PackFile.of(name, file -> pack.write(file, clock.instant(), order, sheets));
        } catch (NotTheLogSealed found) {
            return page(
                    HttpStatus.CONFLICT,
                    "The log is not what was sealed, so no pack is made. Tell the project",
                    who,
                    request);
        }
    }

    private List<Served> served(AgencyId agency) {
        var all = new ArrayList<Served>();
        store.cases(agency).forEach(caseId -> all.addAll(store.served(agency, caseId)));
        return all;
    }

    private ResponseEntity<String> page(
            HttpStatus status, @Nullable String problem, SignedIn who, HttpServletRequest request) {
        var agency = who.actor().agency();
        var log = logs.getIfAvailable();
        var state = witness.state(agency);
        var page =
                new AgencyProofPage(
                        store.lastReleaseSeq(agency),
                        log == null ? 0 : chains.getObject().count(agency),
                        log == null ? "" : log.lastCheckpoint().map(SignedNote::whole).orElse(""),
                        state.map(one ->
                                        "the first %d, on %s"
                                                .formatted(one.size(), Wording.time(one.at())))
                                .orElse(""),
                        state.map(Witness.State::isOneHistory).orElse(true),
                        log != null && log.signs(),
                        problem);
        return pages.show(
                status,
                "agencyproof.jte",
                (problem == null ? "" : "Error: ") + "Proof",
                page,
                who,
                request);
    }
}
