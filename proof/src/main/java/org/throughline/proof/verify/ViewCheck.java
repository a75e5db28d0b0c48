package org.throughline.proof.verify;

import static org.throughline.proof.verdict.VerdictCode.FORMAT;
import static org.throughline.proof.verdict.VerdictCode.VIEW_GAP;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.chain.ViewEnd;
import org.throughline.proof.chain.ViewEntry;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.verdict.Findings;

/** Judges whether all that an agency was told is there, in its order. */
final class ViewCheck {
    private final Manifest manifest;
    private final Findings findings;
    private @Nullable ViewEnd end;

    ViewCheck(Manifest manifest, Findings findings) {
        this.manifest = manifest;
        this.findings = findings;
        this.end = manifest.first() == 1 ? ViewEnd.START : null;
    }

    /**
     * One delivery.
     *
     * @param touched the commitments that the line opens or names as erased
     */
    void link(byte[] line, Hash leaf, List<Hash> touched, String place) {
        var read = ViewEntry.read(line);
        if (read.isEmpty()) {
            findings.add(FORMAT, place);
            return;
        }
        var entry = read.get();
        var before = end == null ? new ViewEnd(manifest.first() - 1, entry.previous()) : end;
        findings.unless(
                entry.equals(before.next(entry.delivery(), leaf, touched)), VIEW_GAP, place);
        end = ViewEnd.after(entry);
    }

    /** After the last delivery. */
    void end(Optional<ScopeEnd> said) {
        var reached = end;
        findings.unless(
                reached != null
                        && said.filter(one ->
                                        one.scope()
                                                        .equals(
                                                                ScopeEnd.view(
                                                                        manifest.origin(),
                                                                        manifest.subject()))
                                                && one.size() == manifest.size()
                                                && one.last() == reached.seq()
                                                && one.hash().equals(reached.hash()))
                                .isPresent(),
                VIEW_GAP,
                "the end of the view");
    }
}
