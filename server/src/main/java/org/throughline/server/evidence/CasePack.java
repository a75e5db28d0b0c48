package org.throughline.server.evidence;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.PackWriter;
import org.throughline.proof.tree.Hash;
import org.throughline.server.evidence.cover.CoverSheets;
import org.throughline.server.evidence.cover.PackContent;
import org.throughline.server.evidence.cover.PackOrder;
import org.throughline.server.sealing.SealedLog;

/** All facts of one case, opened, with the proof that they stand in the log as they are told. */
final class CasePack {
    private final String caseId;
    private final Proved proved;
    private final List<SealedLog.Opened> facts;

    private CasePack(SealedLog sealed, String caseId) {
        this.caseId = caseId;
        this.proved = Proved.now(sealed);
        this.facts = sealed.ofCase(caseId, proved.size());
    }

    /**
     * The case as it is sealed now.
     *
     * @throws SealingBehind when somebody of it was erased and the word of that is not sealed
     */
    static CasePack of(SealedLog sealed, String caseId) {
        return SealingWait.until(CasePack::saysWhoWasErased, () -> new CasePack(sealed, caseId));
    }

    /** Whether each person of whom something is erased is said to be, as verifiers ask for. */
    private boolean saysWhoWasErased() {
        var said =
                facts.stream()
                        .flatMap(fact -> fact.disclosures().stream())
                        .filter(one -> one.path().equals(EnvelopePath.KEY_DESTROYED_OF))
                        .map(Disclosure::value)
                        .collect(toSet());
        return facts.stream()
                .flatMap(fact -> fact.erased().stream())
                .allMatch(one -> said.contains(Json.text(one.person())));
    }

    Proved proved() {
        return proved;
    }

    long facts() {
        return facts.size();
    }

    /** What a list or a sheet says of it. */
    PackContent content(Instant madeAt) {
        return new PackContent(PackKind.CASE, caseId, facts(), madeAt, proved.log());
    }

    List<SealedLog.Opened> opened() {
        return facts;
    }

    /**
     * Writes the pack.
     *
     * @param attached files for people by name, in any order
     */
    void write(
            Path file,
            Instant madeAt,
            Map<String, byte[]> attached,
            PackOrder order,
            CoverSheets sheets)
            throws IOException {
        try (var pack = PackWriter.create(file)) {
            for (var one : new TreeMap<>(attached).entrySet()) {
                pack.add(PackFiles.ATTACHED + one.getKey(), one.getValue());
            }
            var last = facts.isEmpty() ? Hash.NONE : facts.getLast().hash();
            proved.begin(pack, ScopeEnd.caseOf(proved.origin(), caseId), facts(), last);
            pack.addLines(PackFiles.LEAVES, facts.stream().map(SealedLog.Opened::leaf));
            pack.addLines(PackFiles.OPENINGS, facts.stream().map(proved::opening));
            sheets.add(pack, content(madeAt), order);
            proved.finish(pack, PackKind.CASE, caseId, 1, facts(), madeAt);
        }
    }
}
