package org.throughline.server.evidence;

import java.time.Clock;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.evidence.cover.CoverSheets;
import org.throughline.server.evidence.cover.PackOrder;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.CaseworkDatabase;

/** Where packs are made. Each is written down before it is given out. */
@Component
@OnNode(NodeRole.CASEWORK)
class EvidenceRoom {
    private final SealedLog sealed;
    private final Attachments attachments;
    private final CoverSheets sheets;
    private final PackTable packs;
    private final Clock clock;

    EvidenceRoom(
            SealedLog sealed,
            Attachments attachments,
            CoverSheets sheets,
            CaseworkDatabase database,
            Clock clock) {
        this.sealed = sealed;
        this.attachments = attachments;
        this.sheets = sheets;
        this.packs = new PackTable(database.derived());
        this.clock = clock;
    }

    SealedLog sealed() {
        return sealed;
    }

    /** The packs that were made of a case, the latest first. */
    List<MadePack> made(CaseId caseId) {
        return packs.ofCase(caseId.value());
    }

    /**
     * Makes a pack of a case.
     *
     * @param history the case as this reader may see it, which must be all of it
     * @param language code of the language of the cover sheet, beside English
     * @throws org.throughline.server.signing.NotTheLogSealed when the log is not what was sealed
     * @throws SealingBehind when somebody of the case was erased and sealing is behind
     */
    ResponseEntity<Resource> make(
            CaseId caseId,
            List<RecordedEvent> history,
            PackReason reason,
            String language,
            SignedIn who) {
        var pack = CasePack.of(sealed, caseId.value());
        var at = clock.instant();
        var name = "evidence-" + caseId.value() + ".zip";
        var order = PackOrder.of(name, reason.code(), language, who);
        return PackFile.of(
                name,
                file -> {
                    pack.write(file, at, attachments.of(caseId, history, pack, at), order, sheets);
                    packs.insert(MadePack.of(file, pack.content(at), order));
                });
    }
}
