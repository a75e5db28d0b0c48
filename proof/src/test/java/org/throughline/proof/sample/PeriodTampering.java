package org.throughline.proof.sample;

import static org.throughline.proof.sample.Tampering.insider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.throughline.proof.json.Json;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.leaf.EnvelopePath;
import org.throughline.proof.leaf.Leaf;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.Period;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.TreeHash;
import org.throughline.proof.verdict.VerdictCode;

/** What can be tried with a period, by somebody with the key of packs. */
final class PeriodTampering {
    static final List<Tampering> ALL =
            List.of(
                    insider(
                            "the last fact of a period left out",
                            PackKind.PERIOD,
                            VerdictCode.PERIOD_GAP,
                            (draft, _) -> draft.drop(draft.leaves.size() - 1)),
                    insider(
                            "a period that begins too late",
                            PackKind.PERIOD,
                            VerdictCode.PERIOD_GAP,
                            (draft, _) -> {
                                draft.drop(0);
                                draft.first++;
                            }),
                    insider(
                            "the fact before a period held back",
                            PackKind.PERIOD,
                            VerdictCode.PERIOD_GAP,
                            (draft, _) -> dropBeside(draft, 0)),
                    insider(
                            "the fact after a period held back",
                            PackKind.PERIOD,
                            VerdictCode.PERIOD_GAP,
                            (draft, _) -> dropBeside(draft, 1)),
                    insider(
                            "a period said to be longer",
                            PackKind.PERIOD,
                            VerdictCode.PERIOD_GAP,
                            (draft, random) -> {
                                var said = Period.of(draft.subject).orElseThrow();
                                draft.subject =
                                        (random.nextBoolean()
                                                        ? new Period(
                                                                "2026-11-01T00:00:00Z",
                                                                said.until())
                                                        : new Period(
                                                                said.from(),
                                                                "2026-12-01T00:00:00Z"))
                                                .text();
                            }),
                    insider(
                            "a period that ends before it begins",
                            PackKind.PERIOD,
                            VerdictCode.FORMAT,
                            (draft, _) -> {
                                var said = Period.of(draft.subject).orElseThrow();
                                draft.subject = new Period(said.until(), said.from()).text();
                            }),
                    insider(
                            "held back as if it were erased",
                            PackKind.PERIOD,
                            VerdictCode.DISCLOSURE_MISSING,
                            PeriodTampering::claimedErased),
                    insider(
                            "an erasure without the word of it",
                            PackKind.PERIOD,
                            VerdictCode.DISCLOSURE_MISSING,
                            (draft, random) -> {
                                if (draft.log.hasErasure) {
                                    dropBeside(draft, 2);
                                } else {
                                    claimedErased(draft, random);
                                }
                            }),
                    insider(
                            "another fact put beside a period",
                            PackKind.PERIOD,
                            VerdictCode.LEAF_MISMATCH,
                            (draft, random) ->
                                    draft.beside(random.nextInt((int) draft.first), List.of())),
                    insider(
                            "the fact before a period from another time",
                            PackKind.PERIOD,
                            VerdictCode.PROOF_INVALID,
                            (draft, _) -> retimed(draft)),
                    insider(
                            "a value of a fact beside a period made up",
                            PackKind.PERIOD,
                            VerdictCode.COMMITMENT_MISMATCH,
                            (draft, _) -> madeUp(draft)),
                    insider(
                            "a fact of a case closed that is told else",
                            PackKind.PERIOD,
                            VerdictCode.CASE_CHAIN_BROKEN,
                            PeriodTampering::closed));

    private PeriodTampering() {}

    private static void dropBeside(Draft draft, int line) {
        draft.besideLeaves.remove(line);
        draft.besideOpenings.remove(line);
    }

    private static Opening beside(Draft draft, int line) {
        return Opening.read(draft.besideOpenings.get(line)).orElseThrow();
    }

    private static void retimed(Draft draft) {
        var leaf = Leaf.read(draft.besideLeaves.getFirst()).orElseThrow();
        var other =
                new Leaf(
                                leaf.event(),
                                leaf.schema(),
                                leaf.policy(),
                                "2026-11-22T09:00:00Z",
                                leaf.commitments())
                        .bytes();
        var opening = beside(draft, 0);
        draft.besideLeaves.set(0, other);
        draft.besideOpenings.set(
                0,
                new Opening(
                                opening.index(),
                                TreeHash.leaf(other),
                                opening.path(),
                                opening.open(),
                                opening.erased())
                        .bytes());
    }

    private static void madeUp(Draft draft) {
        var value = new Disclosure(new Salt(Hash.NONE), EnvelopePath.KEY_DESTROYED_OF, word());
        draft.besideOpenings.set(0, FactTampering.with(beside(draft, 0), List.of(value)).bytes());
    }

    private static Json word() {
        return Json.text("client");
    }

    /** One between others of the first case. */
    private static void closed(Draft draft, SplittableRandom random) {
        var lines =
                IntStream.range(0, draft.leaves.size())
                        .filter(line ->
                                draft.opening(line).open().stream()
                                        .anyMatch(one ->
                                                one.path().equals(EnvelopePath.CASE)
                                                        && one.value().equals(Json.text("case-1"))))
                        .boxed()
                        .toList();
        int line = lines.get(1 + random.nextInt(lines.size() - 2));
        var opening = draft.opening(line);
        draft.openings.set(
                line,
                new Opening(
                                opening.index(),
                                opening.leaf(),
                                opening.path(),
                                List.of(),
                                new TreeMap<>())
                        .bytes());
    }

    private static void claimedErased(Draft draft, SplittableRandom random) {
        draft.edit(
                FactTampering.opened(draft, random, "name"),
                opening -> {
                    var open = new ArrayList<>(opening.open());
                    open.removeIf(one -> one.path().equals("text") || one.path().equals("name"));
                    var gone =
                            opening.open().stream()
                                    .filter(one -> !open.contains(one))
                                    .map(Disclosure::commitment)
                                    .sorted(Comparator.comparing(Hash::base64))
                                    .toList();
                    return new Opening(
                            opening.index(),
                            opening.leaf(),
                            opening.path(),
                            open,
                            new TreeMap<>(Map.of("client", gone)));
                });
    }
}
