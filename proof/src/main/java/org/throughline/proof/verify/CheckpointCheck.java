package org.throughline.proof.verify;

import static org.throughline.proof.verdict.VerdictCode.CHECKPOINT_SIG;
import static org.throughline.proof.verdict.VerdictCode.FORMAT;
import static org.throughline.proof.verdict.VerdictCode.INCONSISTENT_CHECKPOINTS;
import static org.throughline.proof.verdict.VerdictCode.KEY_UNKNOWN;
import static org.throughline.proof.verdict.VerdictCode.STALE_CHECKPOINT;
import static org.throughline.proof.verdict.VerdictCode.WITNESS_QUORUM;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.pack.Remembered;
import org.throughline.proof.tree.ConsistencyProof;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.verdict.Findings;

/** Judges checkpoints: who signed them, who saw them, and whether they are of one history. */
final class CheckpointCheck {
    private final KeyPolicy trusted;
    private final Findings findings;

    /** The roots that the pack names, by size. */
    private final TreeMap<Long, Hash> roots = new TreeMap<>();

    CheckpointCheck(KeyPolicy trusted, Findings findings) {
        this.trusted = trusted;
        this.findings = findings;
    }

    /** The checkpoint of a note; empty, and found so, when it is none of this log. */
    Optional<Checkpoint> checkpoint(SignedNote note, String place) {
        var checkpoint = Checkpoint.parse(note.text());
        if (checkpoint.isEmpty()) {
            findings.add(FORMAT, place);
            return checkpoint;
        }
        findings.unless(checkpoint.get().origin().equals(trusted.origin()), CHECKPOINT_SIG, place);
        signedByLog(note, checkpoint.get().size(), place);
        cosigned(note, checkpoint.get().size(), place);
        return checkpoint;
    }

    /** Whether every key of the log that counts at this size signed the note. */
    void signedByLog(SignedNote note, long size, String place) {
        var keys = trusted.keys(Role.LOG, size);
        if (keys.stream().allMatch(key -> note.linesOf(key).isEmpty())) {
            findings.add(KEY_UNKNOWN, place);
        } else if (!keys.stream().allMatch(note::isSignedBy)) {
            findings.add(CHECKPOINT_SIG, place);
        }
    }

    private void cosigned(SignedNote note, long size, String place) {
        for (var role : List.of(Role.AGENCY, Role.AUDITOR)) {
            for (var key : trusted.keys(role, size)) {
                for (var line : note.linesOf(key)) {
                    findings.unless(
                            Cosignature.verifies(note.text(), line, key), CHECKPOINT_SIG, place);
                }
            }
        }
    }

    /** Whether enough witnesses saw it. */
    void witnessed(SignedNote note, long size, String place) {
        findings.unless(
                trusted.isEnough(
                        witnesses(note, Role.AGENCY, size), witnesses(note, Role.AUDITOR, size)),
                WITNESS_QUORUM,
                place);
    }

    private long witnesses(SignedNote note, Role role, long size) {
        return trusted.keys(role, size).stream()
                .distinct()
                .filter(key ->
                        note.linesOf(key).stream()
                                .anyMatch(line -> Cosignature.verifies(note.text(), line, key)))
                .count();
    }

    /** Whether each checkpoint follows from the one before, and the last from those. */
    void history(List<Remembered> earlier, Checkpoint last, String place) {
        roots.put(last.size(), last.root());
        for (int i = 0; i < earlier.size(); i++) {
            var here = place + " line " + (i + 1);
            var from = checkpoint(earlier.get(i).note(), here);
            var to =
                    i + 1 < earlier.size()
                            ? Checkpoint.parse(earlier.get(i + 1).note().text())
                            : Optional.of(last);
            if (from.isPresent() && to.isPresent()) {
                var path = earlier.get(i).proof();
                var proof = new ConsistencyProof(from.get().size(), to.get().size(), path);
                findings.unless(
                        from.get().size() < to.get().size()
                                && proof.leads(from.get().root(), to.get().root()),
                        INCONSISTENT_CHECKPOINTS,
                        here);
                roots.putIfAbsent(from.get().size(), from.get().root());
            }
        }
    }

    /** Whether what the verifier remembers is of the same history. */
    void known(List<SignedNote> known) {
        for (int i = 0; i < known.size(); i++) {
            var place = "known checkpoint " + (i + 1);
            var remembered = checkpoint(known.get(i), place);
            if (remembered.isEmpty()) {
                continue;
            }
            if (remembered.get().size() > roots.lastKey()) {
                findings.add(STALE_CHECKPOINT, place);
            } else {
                findings.unless(
                        Optional.ofNullable(roots.get(remembered.get().size()))
                                .filter(remembered.get().root()::equals)
                                .isPresent(),
                        INCONSISTENT_CHECKPOINTS,
                        place);
            }
        }
    }
}
