package org.throughline.server.evidence;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.Erased;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.VerifierKey;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.PackWriter;
import org.throughline.proof.pack.Remembered;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Proofs;
import org.throughline.server.evidence.cover.PackContent;
import org.throughline.server.sealing.SealedLog;

/**
 * What every pack of this log rests on: the checkpoint of this moment, what the log said of itself
 * before, and whose signatures count.
 */
public final class Proved {
    private static final int EARLIER_MAX = 32;
    private static final Duration WITNESSES_WITHIN = Duration.ofSeconds(2);

    private final SealedLog sealed;
    private final SignedNote note;
    private final Checkpoint checkpoint;
    private final Proofs proofs;

    private Proved(SealedLog sealed) {
        this.sealed = sealed;
        var signed = sealed.checkpoint();
        this.checkpoint = Checkpoint.parse(signed.text()).orElseThrow();
        this.note = cosigned(sealed, signed, checkpoint.size());
        this.proofs = sealed.proofs();
    }

    /**
     * With what the witnesses say of it. They get word of a checkpoint by the broker and answer the
     * same way, so it is looked for again and again; for two seconds and not longer, because nobody
     * who is silent may hold up a pack (decision 35).
     */
    private static SignedNote cosigned(SealedLog sealed, SignedNote signed, long size) {
        var witnesses = sealed.policy().keys(Role.AGENCY, size);
        return SealingWait.within(
                WITNESSES_WITHIN,
                note -> witnesses.stream().map(note::linesOf).noneMatch(List::isEmpty),
                () -> sealed.note(size).orElse(signed));
    }

    /** All that is sealed now. */
    public static Proved now(SealedLog sealed) {
        return new Proved(sealed);
    }

    /** Size of the tree under which the pack proves. */
    public long size() {
        return checkpoint.size();
    }

    /** The log's name. */
    public String origin() {
        return checkpoint.origin();
    }

    /** What the log says of itself, signed: what somebody who remembers it compares later. */
    public String checkpointText() {
        return note.whole();
    }

    /** What the sheet on top of a pack says of the log. */
    public PackContent.Log log() {
        var policy = sealed.policy();
        return new PackContent.Log(
                origin(),
                size(),
                checkpoint.root().base64(),
                note.whole(),
                texts(policy.keys(Role.LOG, size())),
                texts(policy.keys(Role.PACK, size())),
                Stream.of(Role.AGENCY, Role.AUDITOR)
                        .flatMap(role -> policy.keys(role, size()).stream())
                        .filter(witness -> !note.linesOf(witness).isEmpty())
                        .map(VerifierKey::name)
                        .toList());
    }

    private static List<String> texts(List<VerifierKey> keys) {
        return keys.stream().map(VerifierKey::text).toList();
    }

    /** The way from a leaf up to the root. */
    public List<Hash> path(long index) {
        return proofs.inclusion(index, size()).path();
    }

    /** A fact's place, its proof, and all that opens it. */
    public byte[] opening(SealedLog.Opened fact) {
        return opening(fact, fact.disclosures(), Erased.byPerson(fact.erased()));
    }

    /** A fact's place and its proof, and of what opens it only this. */
    public byte[] opening(SealedLog.Opened fact, List<Disclosure> open) {
        return opening(fact, open, new TreeMap<>());
    }

    private byte[] opening(
            SealedLog.Opened fact, List<Disclosure> open, SortedMap<String, List<Hash>> erased) {
        long index = fact.event().position() - 1;
        return new Opening(index, fact.hash(), path(index), open, erased).bytes();
    }

    /**
     * Begins a pack that is a chain, after its attachments.
     *
     * @param scope of the chain, whose last link and its hash follow
     */
    public void begin(PackWriter pack, String scope, long last, Hash hash) throws IOException {
        var end = new ScopeEnd(scope, last, hash, size());
        pack.add(PackFiles.END, SignedNote.of(end.text(), sealed.signer()).bytes());
        begin(pack);
    }

    /** Begins a pack, after its attachments. */
    public void begin(PackWriter pack) throws IOException {
        pack.add(PackFiles.CHECKPOINT, note.bytes());
        pack.addLines(PackFiles.HISTORY, earlier());
        pack.add(PackFiles.KEYS, sealed.policy().bytes());
    }

    /**
     * Ends it.
     *
     * @param first as the format says for the kind
     */
    public void finish(
            PackWriter pack, PackKind kind, String subject, long first, long events, Instant madeAt)
            throws IOException {
        pack.finish(
                new Manifest(
                        kind,
                        origin(),
                        subject,
                        first,
                        events,
                        size(),
                        madeAt.toString(),
                        new TreeMap<>()),
                sealed.packSigner());
    }

    /** What the log said of itself before, each with the way to the next. */
    private List<byte[]> earlier() {
        var earlier = sealed.before(checkpoint, EARLIER_MAX);
        var lines = new ArrayList<byte[]>(earlier.size());
        for (int i = 0; i < earlier.size(); i++) {
            long next = i + 1 < earlier.size() ? size(earlier.get(i + 1)) : size();
            var way = proofs.consistency(size(earlier.get(i)), next);
            lines.add(new Remembered(earlier.get(i), way.path()).bytes());
        }
        return lines;
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).orElseThrow().size();
    }
}
