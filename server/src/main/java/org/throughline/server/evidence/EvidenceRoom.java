package org.throughline.server.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.proof.tree.Sha256;
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
    private final PackTable packs;
    private final Clock clock;

    EvidenceRoom(
            SealedLog sealed, Attachments attachments, CaseworkDatabase database, Clock clock) {
        this.sealed = sealed;
        this.attachments = attachments;
        this.packs = new PackTable(database.derived());
        this.clock = clock;
    }

    SealedLog sealed() {
        return sealed;
    }

    /** The packs that were made of a case, the latest first. */
    List<MadePack> made(CaseId caseId) {
        return packs.of(caseId.value());
    }

    /**
     * Makes a pack of a case.
     *
     * @param history the case as this reader may see it, which must be all of it
     * @return a file of its own, which whoever asked removes
     * @throws org.throughline.server.sealing.NotTheLogSealed when the log is not what was sealed
     */
    Path make(CaseId caseId, List<RecordedEvent> history, PackReason reason, SignedIn who) {
        var pack = CasePack.of(sealed, caseId.value());
        var at = clock.instant();
        try {
            var file = Files.createTempFile("throughline-pack", ".zip");
            try {
                var made = Map.copyOf(attachments.of(caseId, history, pack, at));
                pack.write(file, at, made);
                packs.insert(
                        new MadePack(
                                at,
                                caseId.value(),
                                who.actor().person().value(),
                                reason.code(),
                                pack.size(),
                                pack.facts(),
                                Sha256.of(Files.readAllBytes(file))));
                return file;
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
