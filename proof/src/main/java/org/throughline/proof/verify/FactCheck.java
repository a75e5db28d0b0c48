package org.throughline.proof.verify;

import static org.throughline.proof.verdict.VerdictCode.COMMITMENT_MISMATCH;
import static org.throughline.proof.verdict.VerdictCode.FORMAT;
import static org.throughline.proof.verdict.VerdictCode.LEAF_MISMATCH;
import static org.throughline.proof.verdict.VerdictCode.PACK_FILES;
import static org.throughline.proof.verdict.VerdictCode.PROOF_INVALID;
import static org.throughline.proof.verdict.VerdictCode.SALT_REUSED;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.archive.LineSource;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.tree.CompactRange;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.InclusionProof;
import org.throughline.proof.tree.TreeHash;
import org.throughline.proof.verdict.Findings;

/** Judges the facts of a pack one by one, and holds none of them. */
final class FactCheck {
    private final Manifest manifest;
    private final Hash root;
    private final Findings findings;
    private final CompactRange all = new CompactRange();
    private final SeenSalts salts = new SeenSalts();
    private final CaseCheck cases;
    private final ErasureCheck erasures;
    private final ViewCheck view;

    FactCheck(Manifest manifest, Hash root, Findings findings) {
        this.manifest = manifest;
        this.root = root;
        this.findings = findings;
        this.cases = new CaseCheck(manifest, findings);
        this.erasures = new ErasureCheck(manifest, findings);
        this.view = new ViewCheck(manifest, findings);
    }

    /**
     * Reads the files side by side.
     *
     * @param links of an agency's view; null for the other kinds
     * @param end what the log says of the end of the chain
     */
    void facts(
            LineSource leaves,
            LineSource openings,
            @Nullable LineSource links,
            Optional<ScopeEnd> end)
            throws IOException {
        all(leaves, openings, links);
        if (links != null) {
            view.end(end);
        }
        cases.end(end);
    }

    /** After all files of facts. */
    void end() {
        erasures.end();
    }

    /**
     * What stands beside the facts of a period, after them: the leaves that bound it, and what says
     * that the key of somebody in it was destroyed.
     */
    void beside(LineSource leaves, LineSource openings) throws IOException {
        var period = new PeriodCheck(manifest, findings);
        for (var line = leaves.next(); line != null; line = leaves.next()) {
            var openingLine = openings.next();
            if (openingLine == null) {
                findings.add(PACK_FILES, openings.place());
                return;
            }
            beside(line, openingLine, period, openings.place());
        }
        findings.unless(openings.next() == null, PACK_FILES, openings.place());
        period.bounded();
    }

    private void beside(byte[] leafLine, byte[] openingLine, PeriodCheck period, String place) {
        var leaf = Leaf.read(leafLine);
        var read = Opening.read(openingLine).filter(one -> one.erased().isEmpty());
        if (leaf.isEmpty() || read.isEmpty()) {
            findings.add(FORMAT, place);
            return;
        }
        var opening = read.get();
        var hash = TreeHash.leaf(leafLine);
        findings.unless(hash.equals(opening.leaf()), LEAF_MISMATCH, place);
        proved(opening, hash, place);
        touched(leaf.get(), opening, place);
        period.beside(opening.index(), leaf.get(), erasures.destroyed(opened(opening)), place);
    }

    private void all(LineSource leaves, LineSource openings, @Nullable LineSource links)
            throws IOException {
        while (true) {
            var leaf = leaves.next();
            var opening = openings.next();
            var link = links == null ? null : links.next();
            if (leaf == null || opening == null || links != null && link == null) {
                findings.unless(
                        leaf == null && opening == null && link == null,
                        PACK_FILES,
                        openings.place());
                break;
            }
            fact(leaf, opening, link, openings.place());
        }
        findings.unless(findings.events() == manifest.events(), PACK_FILES, "number of events");
        if (manifest.kind() == PackKind.LOG) {
            findings.unless(
                    all.root().equals(root) && all.size() == manifest.size(),
                    LEAF_MISMATCH,
                    "the root of all leaves");
        }
    }

    private void fact(byte[] leafLine, byte[] openingLine, byte @Nullable [] link, String place) {
        var leaf = Leaf.read(leafLine);
        var read = Opening.read(openingLine);
        var hash = TreeHash.leaf(leafLine);
        all.append(hash);
        if (leaf.isEmpty() || read.isEmpty()) {
            findings.event(0, 0);
            findings.add(FORMAT, place);
            return;
        }
        var opening = read.get();
        findings.unless(hash.equals(opening.leaf()), LEAF_MISMATCH, place);
        place(opening, hash, place);
        var touched = touched(leaf.get(), opening, place);
        findings.event(leaf.get().commitments().size(), opening.open().size());
        if (link != null) {
            view.link(link, hash, touched, place);
        }
        if (isClosed(opening)) {
            findings.closedEvent();
            return;
        }
        var open = opened(opening);
        if (manifest.kind().isComplete()) {
            cases.fact(opening.index(), hash, open, place);
        }
        erasures.fact(opening, open, place);
    }

    /** A fact of a period that the one who asked has no right to, and that tells nothing. */
    private boolean isClosed(Opening opening) {
        return manifest.kind() == PackKind.PERIOD
                && opening.open().isEmpty()
                && opening.erased().isEmpty();
    }

    private static Map<String, Json> opened(Opening opening) {
        Map<String, Json> open = HashMap.newHashMap(opening.open().size());
        opening.open().forEach(one -> open.put(one.path(), one.value()));
        return open;
    }

    private void place(Opening opening, Hash hash, String place) {
        boolean isDense = manifest.kind() == PackKind.LOG || manifest.kind() == PackKind.PERIOD;
        findings.unless(
                !isDense || opening.index() == manifest.first() + findings.events(),
                LEAF_MISMATCH,
                place);
        proved(opening, hash, place);
    }

    private void proved(Opening opening, Hash hash, String place) {
        boolean isProved =
                manifest.kind() == PackKind.LOG
                        ? opening.path().isEmpty()
                        : new InclusionProof(opening.index(), manifest.size(), opening.path())
                                .leads(hash, root);
        findings.unless(isProved, PROOF_INVALID, place);
    }

    /** The commitments that are opened or erased, each of which must be one of the leaf's. */
    private List<Hash> touched(Leaf leaf, Opening opening, String place) {
        var touched = new ArrayList<Hash>(opening.open().size());
        var own = HashSet.<Salt>newHashSet(opening.open().size());
        for (var disclosure : opening.open()) {
            touched.add(disclosure.commitment());
            boolean isNew =
                    own.add(disclosure.salt())
                            && (!manifest.kind().isComplete() || salts.isNew(disclosure.salt()));
            findings.unless(isNew, SALT_REUSED, place);
        }
        opening.erased().values().forEach(touched::addAll);
        boolean areTwice =
                !opening.erased().isEmpty() && new HashSet<>(touched).size() < touched.size();
        findings.unless(
                !areTwice && touched.stream().allMatch(leaf::holds), COMMITMENT_MISMATCH, place);
        return touched;
    }
}
