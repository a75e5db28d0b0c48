package org.throughline.proof.cosign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.KeyPolicy.Role;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.tree.ConsistencyProof;

/** Whether somebody who saw the log before may lend their name to what it says now. */
public sealed interface Judgement {

    /**
     * It follows from all that was seen.
     *
     * @param note with the signatures of the log, and the cosignature
     */
    record Cosigned(SignedNote note) implements Judgement {}

    /**
     * It is not cosigned.
     *
     * @param seen size of the tree that was seen last; 0 when none was
     */
    record Refused(Reason reason, long seen) implements Judgement {}

    /** Why a checkpoint is not cosigned. */
    enum Reason {
        /** No checkpoint, or of another log than the one whose keys are trusted. */
        NOT_THIS_LOG,
        /** A key of the log that counts at this size did not sign it. */
        NOT_SIGNED,
        /** It is older than what was seen: no fault, ask for a newer one. */
        OLDER,
        /** The way begins at another tree than the one that was seen: ask from there. */
        FROM_ELSEWHERE,
        /** It cannot be true together with what was seen: an incident. */
        TWO_HISTORIES
    }

    /**
     * Judges what the log says next.
     *
     * @param policy whose keys are the log's, from a source that is trusted
     * @param seen what was cosigned last; null before the first time
     */
    static Judgement of(
            KeyPolicy policy,
            @Nullable SignedNote seen,
            NextCheckpoint next,
            Signer auditor,
            Instant at) {
        var last = seen == null ? null : Checkpoint.parse(seen.text()).orElse(null);
        long lastSize = last == null ? 0 : last.size();
        var checkpoint =
                Checkpoint.parse(next.note().text())
                        .filter(one -> one.origin().equals(policy.origin()))
                        .orElse(null);
        if (checkpoint == null
                || seen != null && (last == null || !last.origin().equals(policy.origin()))) {
            return new Refused(Reason.NOT_THIS_LOG, lastSize);
        }
        var keys = policy.keys(Role.LOG, checkpoint.size());
        if (keys.isEmpty() || !keys.stream().allMatch(next.note()::isSignedBy)) {
            return new Refused(Reason.NOT_SIGNED, lastSize);
        }
        var reason = last == null ? null : against(last, checkpoint, next);
        if (reason != null) {
            return new Refused(reason, lastSize);
        }
        // Nobody but the log is quoted: who else has signed is judged elsewhere.
        var signed = keys.stream().map(next.note()::linesOf).flatMap(List::stream).toList();
        var line = Cosignature.of(next.note().text(), auditor, at);
        return new Cosigned(new SignedNote(next.note().text(), signed).with(line));
    }

    private static @Nullable Reason against(
            Checkpoint last, Checkpoint checkpoint, NextCheckpoint next) {
        if (checkpoint.size() < last.size()) {
            return Reason.OLDER;
        }
        if (checkpoint.size() == last.size()) {
            return checkpoint.equals(last) ? null : Reason.TWO_HISTORIES;
        }
        if (next.from() != last.size()) {
            return Reason.FROM_ELSEWHERE;
        }
        var way = new ConsistencyProof(last.size(), checkpoint.size(), next.way());
        return way.leads(last.root(), checkpoint.root()) ? null : Reason.TWO_HISTORIES;
    }
}
