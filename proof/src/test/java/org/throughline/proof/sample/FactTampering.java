package org.throughline.proof.sample;

import static org.throughline.proof.sample.Tampering.insider;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.TreeHash;
import org.throughline.proof.tree.Trees;
import org.throughline.proof.verdict.VerdictCode;

/** What somebody with the key of packs can do to facts. */
final class FactTampering {
    private static final int HUGE = 30_000;

    static final List<Tampering> ALL =
            List.of(
                    insider(
                            "a commitment changed",
                            PackKind.CASE,
                            VerdictCode.LEAF_MISMATCH,
                            (draft, random) -> {
                                int line = any(draft, random);
                                draft.leaves.set(line, recommitted(leaf(draft, line)).bytes());
                            }),
                    insider(
                            "a leaf changed together with its hash",
                            PackKind.PERIOD,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) ->
                                    releafed(
                                            draft, any(draft, random), FactTampering::recommitted)),
                    insider(
                            "a leaf of a whole log changed together with its hash",
                            PackKind.LOG,
                            VerdictCode.LEAF_MISMATCH,
                            (draft, random) ->
                                    releafed(
                                            draft, any(draft, random), FactTampering::recommitted)),
                    insider(
                            "another time",
                            PackKind.VIEW,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) ->
                                    releafed(
                                            draft,
                                            any(draft, random),
                                            leaf ->
                                                    new Leaf(
                                                            leaf.event(),
                                                            leaf.schema(),
                                                            leaf.policy(),
                                                            "2026-11-22T09:00:00Z",
                                                            leaf.commitments()))),
                    insider(
                            "another id",
                            PackKind.CASE,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) ->
                                    releafed(
                                            draft,
                                            any(draft, random),
                                            leaf ->
                                                    new Leaf(
                                                            "event-x",
                                                            leaf.schema(),
                                                            leaf.policy(),
                                                            leaf.recorded(),
                                                            leaf.commitments()))),
                    insider(
                            "a bit of a proof turned over",
                            PackKind.CASE,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) ->
                                    repathed(
                                            draft,
                                            random,
                                            path -> {
                                                int step = random.nextInt(path.size());
                                                path.set(
                                                        step,
                                                        Trees.flipped(
                                                                path.get(step),
                                                                random.nextInt(256)));
                                            })),
                    insider(
                            "a proof too long",
                            PackKind.PERIOD,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) ->
                                    repathed(draft, random, path -> path.add(Hash.NONE))),
                    insider(
                            "a proof too short",
                            PackKind.VIEW,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) -> repathed(draft, random, List::removeLast)),
                    insider(
                            "a huge proof",
                            PackKind.CASE,
                            VerdictCode.TOO_LARGE,
                            (draft, random) ->
                                    repathed(
                                            draft,
                                            random,
                                            path ->
                                                    path.addAll(
                                                            Collections.nCopies(HUGE, Hash.NONE)))),
                    insider(
                            "a proof where none belongs",
                            PackKind.LOG,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) ->
                                    repathed(draft, random, path -> path.add(Hash.NONE))),
                    insider(
                            "another place",
                            PackKind.CASE,
                            VerdictCode.PROOF_INVALID,
                            (draft, random) ->
                                    draft.edit(
                                            any(draft, random),
                                            opening ->
                                                    new Opening(
                                                            opening.index() ^ 1,
                                                            opening.leaf(),
                                                            opening.path(),
                                                            opening.open(),
                                                            opening.erased()))),
                    insider(
                            "another value",
                            PackKind.CASE,
                            VerdictCode.COMMITMENT_MISMATCH,
                            (draft, random) ->
                                    reopened(
                                            draft,
                                            random,
                                            one ->
                                                    new Disclosure(
                                                            one.salt(),
                                                            one.path(),
                                                            Json.text("no")))),
                    insider(
                            "a number for its text",
                            PackKind.VIEW,
                            VerdictCode.COMMITMENT_MISMATCH,
                            (draft, random) ->
                                    reopened(
                                            draft,
                                            random,
                                            one ->
                                                    new Disclosure(
                                                            one.salt(),
                                                            one.path(),
                                                            new Json.Whole(7_000)))),
                    insider(
                            "a bit of a salt turned over",
                            PackKind.LOG,
                            VerdictCode.COMMITMENT_MISMATCH,
                            (draft, random) ->
                                    reopened(
                                            draft,
                                            random,
                                            one ->
                                                    new Disclosure(
                                                            new Salt(
                                                                    Trees.flipped(
                                                                            one.salt().bytes(), 9)),
                                                            one.path(),
                                                            one.value()))),
                    insider(
                            "another name of a field",
                            PackKind.PERIOD,
                            VerdictCode.COMMITMENT_MISMATCH,
                            (draft, random) ->
                                    reopened(
                                            draft,
                                            random,
                                            one ->
                                                    new Disclosure(
                                                            one.salt(),
                                                            one.path() + "!",
                                                            one.value()))),
                    insider(
                            "a value held back",
                            PackKind.CASE,
                            VerdictCode.DISCLOSURE_MISSING,
                            (draft, random) -> withheld(draft, any(draft, random), random)),
                    insider(
                            "a value held back from a log",
                            PackKind.LOG,
                            VerdictCode.DISCLOSURE_MISSING,
                            (draft, random) -> withheld(draft, any(draft, random), random)));

    private FactTampering() {}

    static int any(Draft draft, SplittableRandom random) {
        return random.nextInt(draft.leaves.size());
    }

    /** A line in which this field is opened. */
    static int opened(Draft draft, SplittableRandom random, String path) {
        while (true) {
            int line = any(draft, random);
            if (draft.opening(line).open().stream().anyMatch(one -> one.path().equals(path))) {
                return line;
            }
        }
    }

    private static Leaf leaf(Draft draft, int line) {
        return Leaf.read(draft.leaves.get(line)).orElseThrow();
    }

    private static Leaf recommitted(Leaf leaf) {
        var commitments = new ArrayList<>(leaf.commitments());
        commitments.set(0, "+" + commitments.getFirst().substring(1, 42) + "+=");
        return new Leaf(leaf.event(), leaf.schema(), leaf.policy(), leaf.recorded(), commitments);
    }

    private static void releafed(Draft draft, int line, UnaryOperator<Leaf> change) {
        var leaf = change.apply(leaf(draft, line)).bytes();
        draft.leaves.set(line, leaf);
        draft.edit(
                line,
                opening ->
                        new Opening(
                                opening.index(),
                                TreeHash.leaf(leaf),
                                opening.path(),
                                opening.open(),
                                opening.erased()));
    }

    private static void repathed(
            Draft draft, SplittableRandom random, java.util.function.Consumer<List<Hash>> change) {
        draft.edit(
                any(draft, random),
                opening -> {
                    var path = new ArrayList<>(opening.path());
                    change.accept(path);
                    return new Opening(
                            opening.index(),
                            opening.leaf(),
                            path,
                            opening.open(),
                            opening.erased());
                });
    }

    static void reopened(Draft draft, SplittableRandom random, UnaryOperator<Disclosure> change) {
        draft.edit(
                opened(draft, random, "$type"),
                opening -> {
                    var open = new ArrayList<>(opening.open());
                    int which = random.nextInt(open.size());
                    open.set(which, change.apply(open.get(which)));
                    return with(opening, open);
                });
    }

    static Opening with(Opening opening, List<Disclosure> open) {
        return new Opening(opening.index(), opening.leaf(), opening.path(), open, opening.erased());
    }

    static void withheld(Draft draft, int line, SplittableRandom random) {
        draft.edit(
                line,
                opening -> {
                    var open = new ArrayList<>(opening.open());
                    open.remove(random.nextInt(open.size()));
                    return with(opening, open);
                });
    }
}
