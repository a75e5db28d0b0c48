package org.throughline.proof.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.throughline.proof.chain.ViewEnd;
import org.throughline.proof.chain.ViewEntry;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.PackWriter;
import org.throughline.proof.pack.Period;
import org.throughline.proof.pack.Remembered;
import org.throughline.proof.tree.Hash;

/** A pack that is not yet written, and can still be changed by somebody who means no good. */
public final class Draft {
    public final SampleLog log;
    public final PackKind kind;
    public String subject = "";
    public long first;
    public SignedNote checkpoint;
    public SignedNote end = new SignedNote("", List.of());
    public byte[] keys;
    public Signer signer = Keys.PACK;
    public final List<byte[]> history = new ArrayList<>();
    public final List<byte[]> leaves = new ArrayList<>();
    public final List<byte[]> openings = new ArrayList<>();
    public final List<byte[]> links = new ArrayList<>();
    public final List<byte[]> besideLeaves = new ArrayList<>();
    public final List<byte[]> besideOpenings = new ArrayList<>();

    /** What the verifier remembers. */
    public final List<SignedNote> known = new ArrayList<>();

    private ViewEnd view = ViewEnd.START;

    private Draft(SampleLog log, PackKind kind) {
        this.log = log;
        this.kind = kind;
        this.keys = Keys.policy(log.handover).bytes();
        this.checkpoint = log.checkpoint(log.size(), 2, log.random().nextBoolean());
        long[] sizes = {0, log.size() / 4, log.handover, log.size() - 1};
        java.util.Arrays.sort(sizes);
        for (int i = 0; i < sizes.length; i++) {
            long next = i + 1 < sizes.length ? sizes[i + 1] : log.size();
            if (sizes[i] < next) {
                var proof = log.tree.proofs().consistency(sizes[i], next).path();
                history.add(new Remembered(log.checkpoint(sizes[i], i % 3, false), proof).bytes());
            }
        }
        known.add(log.checkpoint(log.handover, 0, false));
    }

    public static Draft of(SampleLog log, PackKind kind) {
        var draft = new Draft(log, kind);
        switch (kind) {
            case LOG -> draft.whole();
            case PERIOD -> draft.period(log.facts.size() / 3, 2 * log.facts.size() / 3);
            case CASE -> draft.ofCase("case-" + (log.hasErasure ? 1 : 2));
            case VIEW -> draft.view("police");
        }
        return draft;
    }

    private void whole() {
        for (int i = 0; i < log.facts.size(); i++) {
            fact(i, log.hasErasure);
        }
    }

    /** From one fact to the one before another; of the third case nothing is opened. */
    private void period(int from, int to) {
        first = from;
        subject = new Period(recorded(from), recorded(to)).text();
        for (int i = from; i < to; i++) {
            if (log.facts.get(i).caseId().equals("case-3")) {
                add(i, List.of(), List.of());
            } else {
                fact(i, log.hasErasure);
            }
        }
        beside(from - 1, List.of());
        beside(to, List.of());
        if (log.hasErasure) {
            int last = log.facts.size() - 1;
            beside(last, log.openTo(last, true));
        }
    }

    private String recorded(int index) {
        return log.facts.get(index).sealed().leaf().recorded();
    }

    void beside(int index, List<Disclosure> open) {
        var leaf = log.facts.get(index).sealed().leaf();
        var path = log.tree.proofs().inclusion(index, log.size()).path();
        besideLeaves.add(leaf.bytes());
        besideOpenings.add(new Opening(index, leaf.hash(), path, open, new TreeMap<>()).bytes());
    }

    private void ofCase(String caseId) {
        subject = caseId;
        first = 1;
        for (int i = 0; i < log.facts.size(); i++) {
            if (log.facts.get(i).caseId().equals(caseId)) {
                fact(i, log.hasErasure);
            }
        }
        var last = Objects.requireNonNull(log.cases.get(caseId));
        end = log.end(ScopeEnd.caseOf(Keys.ORIGIN, caseId), last.seq(), last.leaf());
    }

    private void fact(int index, boolean isErased) {
        var gone = isErased ? log.erased(index) : List.<Hash>of();
        add(index, log.openTo(index, isErased), gone);
    }

    private void add(int index, List<Disclosure> open, List<Hash> gone) {
        var erased = new TreeMap<String, List<Hash>>();
        if (!gone.isEmpty()) {
            erased.put("client", gone);
        }
        var leaf = log.facts.get(index).sealed().leaf();
        var path =
                kind == PackKind.LOG
                        ? List.<Hash>of()
                        : log.tree.proofs().inclusion(index, log.size()).path();
        leaves.add(leaf.bytes());
        openings.add(new Opening(index, leaf.hash(), path, open, erased).bytes());
    }

    /** Every second fact, in parts; what was erased since cannot be opened any more. */
    private void view(String agency) {
        subject = agency;
        int skipped = log.random().nextInt(3);
        for (int i = 0; i < log.facts.size(); i += 2) {
            int odd = i / 2 % 2;
            var delivered = log.openTo(i, false).stream().skip(odd).toList();
            var open = log.openTo(i, true).stream().filter(delivered::contains).toList();
            var gone =
                    log.erased(i).stream()
                            .filter(hash ->
                                    delivered.stream()
                                            .anyMatch(one -> one.commitment().equals(hash)))
                            .toList();
            var link =
                    view.next(
                            "delivery-" + i,
                            log.facts.get(i).leaf(),
                            delivered.stream().map(Disclosure::commitment).toList());
            view = ViewEnd.after(link);
            if (link.seq() > skipped) {
                add(i, open, gone);
                links.add(link.bytes());
            }
        }
        first = skipped + 1L;
        end = log.end(ScopeEnd.view(Keys.ORIGIN, agency), view.seq(), view.hash());
    }

    public Opening opening(int line) {
        return Opening.read(openings.get(line)).orElseThrow();
    }

    public ViewEntry link(int line) {
        return ViewEntry.read(links.get(line)).orElseThrow();
    }

    /** Changes an opening. */
    public void edit(int line, UnaryOperator<Opening> change) {
        openings.set(line, change.apply(opening(line)).bytes());
    }

    /** Takes a line out of all files that run side by side. */
    public void drop(int line) {
        leaves.remove(line);
        openings.remove(line);
        if (!links.isEmpty()) {
            links.remove(line);
        }
    }

    /** Writes it with a manifest that counts what is there, signed by whoever signs. */
    public void writeTo(Path path) throws IOException {
        try (var writer = PackWriter.create(path)) {
            writer.add(PackFiles.CHECKPOINT, checkpoint.bytes());
            if (kind == PackKind.CASE || kind == PackKind.VIEW) {
                writer.add(PackFiles.END, end.bytes());
            }
            writer.addLines(PackFiles.HISTORY, history);
            writer.add(PackFiles.KEYS, keys);
            writer.addLines(PackFiles.LEAVES, leaves);
            writer.addLines(PackFiles.OPENINGS, openings);
            if (kind == PackKind.VIEW) {
                writer.addLines(PackFiles.VIEW, links);
            }
            if (kind == PackKind.PERIOD) {
                writer.addLines(PackFiles.BESIDE_LEAVES, besideLeaves);
                writer.addLines(PackFiles.BESIDE_OPENINGS, besideOpenings);
            }
            writer.add(PackFiles.ATTACHED + "cover.txt", new byte[] {'c', '\n'});
            writer.finish(
                    new Manifest(
                            kind,
                            Keys.ORIGIN,
                            subject,
                            first,
                            leaves.size(),
                            log.size(),
                            "2026-11-25",
                            new TreeMap<>()),
                    signer);
        }
    }
}
