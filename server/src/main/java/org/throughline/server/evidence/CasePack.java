package org.throughline.server.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.PackWriter;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Proofs;
import org.throughline.server.sealing.SealedLog;

/** All facts of one case, opened, with the proof that they stand in the log as they are told. */
final class CasePack {
    private final SealedLog sealed;
    private final String caseId;
    private final SignedNote note;
    private final Checkpoint checkpoint;
    private final List<SealedLog.Opened> facts;
    private final Proofs proofs;

    private CasePack(SealedLog sealed, String caseId) {
        this.sealed = sealed;
        this.caseId = caseId;
        this.note = sealed.checkpoint();
        this.checkpoint = Checkpoint.parse(note.text()).orElseThrow();
        this.facts = sealed.ofCase(caseId, checkpoint.size());
        this.proofs = sealed.proofs();
    }

    /** The case as it is sealed now. */
    static CasePack of(SealedLog sealed, String caseId) {
        return new CasePack(sealed, caseId);
    }

    /** Size of the tree under which the pack proves. */
    long size() {
        return checkpoint.size();
    }

    long facts() {
        return facts.size();
    }

    /** The log's name. */
    String origin() {
        return checkpoint.origin();
    }

    /** What the log says of itself, signed: what somebody who remembers it compares later. */
    String checkpointText() {
        return note.whole();
    }

    /**
     * Writes the pack.
     *
     * @param attached files for people by name, in any order
     */
    void write(Path file, Instant madeAt, Map<String, byte[]> attached) throws IOException {
        try (var pack = PackWriter.create(file)) {
            for (var one : new TreeMap<>(attached).entrySet()) {
                pack.add(PackFiles.ATTACHED + one.getKey(), one.getValue());
            }
            pack.add(PackFiles.CHECKPOINT, note.bytes());
            pack.add(PackFiles.END, end().bytes());
            pack.addLines(PackFiles.HISTORY, Earlier.of(sealed, checkpoint, proofs));
            pack.add(PackFiles.KEYS, sealed.policy().bytes());
            pack.addLines(PackFiles.LEAVES, facts.stream().map(SealedLog.Opened::leaf).toList());
            pack.addLines(PackFiles.OPENINGS, facts.stream().map(this::opening));
            pack.finish(
                    new Manifest(
                            PackKind.CASE,
                            checkpoint.origin(),
                            caseId,
                            1,
                            facts.size(),
                            checkpoint.size(),
                            madeAt.toString(),
                            new TreeMap<>()),
                    sealed.packSigner());
        }
    }

    private byte[] opening(SealedLog.Opened fact) {
        long index = fact.event().position() - 1;
        var path = proofs.inclusion(index, checkpoint.size()).path();
        return new Opening(index, fact.hash(), path, fact.disclosures(), new TreeMap<>()).bytes();
    }

    private SignedNote end() {
        var last = facts.isEmpty() ? Hash.NONE : facts.getLast().hash();
        var end =
                new ScopeEnd(
                        ScopeEnd.caseOf(checkpoint.origin(), caseId),
                        facts.size(),
                        last,
                        checkpoint.size());
        return SignedNote.of(end.text(), sealed.signer());
    }
}
