package org.throughline.proof.verify;

import static org.throughline.proof.verdict.VerdictCode.CASE_CHAIN_BROKEN;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.chain.CaseEnd;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.verdict.Findings;

/** Judges whether the facts of a case are all there, in their order. */
final class CaseCheck {
    private final Manifest manifest;
    private final Findings findings;
    private final Map<String, CaseEnd> ends = new HashMap<>();
    private long lastIndex = -1;

    CaseCheck(Manifest manifest, Findings findings) {
        this.manifest = manifest;
        this.findings = findings;
    }

    void fact(long index, Hash leaf, Map<String, Json> open, String place) {
        boolean isRising = index > lastIndex;
        lastIndex = index;
        var caseId = open.get(EnvelopePath.CASE) instanceof Json.Text(var text) ? text : null;
        if (manifest.kind() == PackKind.CASE && !(isRising && manifest.subject().equals(caseId))) {
            findings.add(CASE_CHAIN_BROKEN, place);
        }
        if (caseId == null) {
            return;
        }
        var known = ends.get(caseId);
        var end = known != null ? known : start(open);
        findings.unless(
                end != null
                        && end.fieldsOfNext(caseId).entrySet().stream()
                                .allMatch(
                                        field -> field.getValue().equals(open.get(field.getKey()))),
                CASE_CHAIN_BROKEN,
                place);
        ends.put(caseId, (end == null ? CaseEnd.START : end).next(leaf));
    }

    /** What comes before the first fact of a case in this pack; null when it does not say so. */
    private @Nullable CaseEnd start(Map<String, Json> open) {
        if (manifest.kind() != PackKind.PERIOD) {
            return CaseEnd.START;
        }
        return open.get(EnvelopePath.CASE_SEQ) instanceof Json.Whole(var seq)
                        && open.get(EnvelopePath.CASE_PREVIOUS) instanceof Json.Text(var previous)
                ? Hash.ofBase64(previous).map(leaf -> new CaseEnd(seq - 1, leaf)).orElse(null)
                : null;
    }

    /** After the last fact. */
    void end(Optional<ScopeEnd> said) {
        if (manifest.kind() == PackKind.CASE) {
            var end = ends.getOrDefault(manifest.subject(), CaseEnd.START);
            findings.unless(
                    said.filter(one ->
                                    one.scope()
                                                    .equals(
                                                            ScopeEnd.caseOf(
                                                                    manifest.origin(),
                                                                    manifest.subject()))
                                            && one.size() == manifest.size()
                                            && one.last() == end.seq()
                                            && one.hash().equals(end.leaf())
                                            && manifest.first() == 1)
                            .isPresent(),
                    CASE_CHAIN_BROKEN,
                    "the end of the case");
        }
    }
}
