package org.throughline.proof.sample;

import static org.throughline.proof.sample.Tampering.insider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.VerifierKey.Type;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.Remembered;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Trees;
import org.throughline.proof.verdict.VerdictCode;

/** What can be tried with signatures and history: in part by somebody who has the log's key. */
final class HistoryTampering {
    private static final Instant LATER = Instant.parse("2026-11-24T09:00:00Z");

    static final List<Tampering> ALL =
            List.of(
                    insider(
                            "an end that was not signed",
                            PackKind.CASE,
                            VerdictCode.CHECKPOINT_SIG,
                            (draft, _) ->
                                    draft.end =
                                            new SignedNote(
                                                    draft.end.text().replace("/case/", "/case/x"),
                                                    draft.end.lines())),
                    insider(
                            "another root under the same signature",
                            PackKind.LOG,
                            VerdictCode.CHECKPOINT_SIG,
                            (draft, random) ->
                                    draft.checkpoint =
                                            new SignedNote(
                                                    otherRoot(draft, random).text(),
                                                    draft.checkpoint.lines())),
                    insider(
                            "a checkpoint signed by a stranger",
                            PackKind.PERIOD,
                            VerdictCode.KEY_UNKNOWN,
                            (draft, _) ->
                                    draft.checkpoint =
                                            SampleLog.cosigned(
                                                    SignedNote.of(
                                                            draft.checkpoint.text(), Keys.STRANGER),
                                                    3,
                                                    true)),
                    insider(
                            "a checkpoint signed by the key that was given up",
                            PackKind.CASE,
                            VerdictCode.KEY_UNKNOWN,
                            (draft, _) ->
                                    draft.checkpoint =
                                            SampleLog.cosigned(
                                                    SignedNote.of(
                                                            draft.checkpoint.text(), Keys.LOG_OLD),
                                                    3,
                                                    true)),
                    insider(
                            "too few witnesses",
                            PackKind.VIEW,
                            VerdictCode.WITNESS_QUORUM,
                            (draft, random) ->
                                    draft.checkpoint =
                                            draft.log.checkpoint(
                                                    draft.log.size(), random.nextInt(2), false)),
                    insider(
                            "one witness counted twice",
                            PackKind.CASE,
                            VerdictCode.WITNESS_QUORUM,
                            (draft, _) ->
                                    draft.checkpoint =
                                            draft.log
                                                    .checkpoint(draft.log.size(), 1, false)
                                                    .with(
                                                            Cosignature.of(
                                                                    draft.checkpoint.text(),
                                                                    Keys.POLICE,
                                                                    LATER))),
                    insider(
                            "a cosignature of another checkpoint",
                            PackKind.LOG,
                            VerdictCode.CHECKPOINT_SIG,
                            (draft, _) ->
                                    draft.checkpoint =
                                            draft.log
                                                    .checkpoint(draft.log.size(), 2, true)
                                                    .with(
                                                            Cosignature.of(
                                                                    draft.checkpoint.text() + "x\n",
                                                                    Keys.COUNCIL,
                                                                    LATER))),
                    insider(
                            "a proof of consistency changed",
                            PackKind.CASE,
                            VerdictCode.INCONSISTENT_CHECKPOINTS,
                            (draft, random) ->
                                    edited(
                                            draft,
                                            proof ->
                                                    proof.set(
                                                            random.nextInt(proof.size()),
                                                            Hash.NONE))),
                    insider(
                            "a proof of consistency too long",
                            PackKind.PERIOD,
                            VerdictCode.INCONSISTENT_CHECKPOINTS,
                            (draft, _) -> edited(draft, proof -> proof.add(Hash.NONE))),
                    insider(
                            "a fork in the past, signed by the log",
                            PackKind.LOG,
                            VerdictCode.INCONSISTENT_CHECKPOINTS,
                            HistoryTampering::forked),
                    insider(
                            "another root than a witness saw",
                            PackKind.VIEW,
                            VerdictCode.INCONSISTENT_CHECKPOINTS,
                            (draft, random) ->
                                    draft.known.add(
                                            draft.log.signed(
                                                    otherRoot(draft, random).text(),
                                                    draft.log.size()))),
                    insider(
                            "a log rolled back to a backup",
                            PackKind.PERIOD,
                            VerdictCode.STALE_CHECKPOINT,
                            (draft, _) ->
                                    draft.known.add(
                                            draft.log.signed(
                                                    new Checkpoint(
                                                                    Keys.ORIGIN,
                                                                    draft.log.size() + 1,
                                                                    Hash.NONE)
                                                            .text(),
                                                    draft.log.size()))),
                    insider(
                            "a policy with a key of one's own",
                            PackKind.CASE,
                            VerdictCode.KEY_UNKNOWN,
                            (draft, _) ->
                                    draft.keys =
                                            withStranger(Keys.policy(draft.log.handover)).bytes()),
                    insider(
                            "a pack signed with a key of another type",
                            PackKind.LOG,
                            VerdictCode.KEY_UNKNOWN,
                            (draft, _) ->
                                    draft.signer =
                                            Keys.signer(
                                                    Keys.ORIGIN + "/pack",
                                                    Type.COSIGNATURE_V1,
                                                    3)));

    private HistoryTampering() {}

    private static Checkpoint otherRoot(Draft draft, SplittableRandom random) {
        var checkpoint = Checkpoint.parse(draft.checkpoint.text()).orElseThrow();
        return new Checkpoint(
                checkpoint.origin(),
                checkpoint.size(),
                Trees.flipped(checkpoint.root(), random.nextInt(256)));
    }

    private static void edited(Draft draft, java.util.function.Consumer<List<Hash>> change) {
        var last = Remembered.read(draft.history.getLast()).orElseThrow();
        var proof = new ArrayList<>(last.proof());
        change.accept(proof);
        draft.history.set(draft.history.size() - 1, new Remembered(last.note(), proof).bytes());
    }

    private static void forked(Draft draft, SplittableRandom random) {
        int line = draft.history.size() - 1 - random.nextInt(2);
        var kept = Remembered.read(draft.history.get(line)).orElseThrow();
        var was = Checkpoint.parse(kept.note().text()).orElseThrow();
        var fork = new Checkpoint(was.origin(), was.size(), Trees.flipped(was.root(), 3));
        draft.history.set(
                line,
                new Remembered(draft.log.signed(fork.text(), fork.size()), kept.proof()).bytes());
    }

    private static KeyPolicy withStranger(KeyPolicy policy) {
        var rules = new ArrayList<>(policy.rules());
        rules.add(new KeyPolicy.Rule(KeyPolicy.Role.LOG, Keys.STRANGER.key(), 0, 1));
        return new KeyPolicy(
                policy.origin(), rules, policy.agenciesMin(), policy.besideAuditorMin());
    }
}
