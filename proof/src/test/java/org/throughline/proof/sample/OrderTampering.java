package org.throughline.proof.sample;

import static org.throughline.proof.sample.FactTampering.any;
import static org.throughline.proof.sample.Tampering.insider;

import java.util.Collections;
import java.util.List;
import org.throughline.proof.chain.ViewEntry;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.verdict.VerdictCode;

/** What can be tried with the order of facts and deliveries, by somebody with the key of packs. */
final class OrderTampering {
    static final List<Tampering> ALL =
            List.of(
                    insider(
                            "a fact of a case left out",
                            PackKind.CASE,
                            VerdictCode.CASE_CHAIN_BROKEN,
                            (draft, random) -> draft.drop(random.nextInt(draft.leaves.size() - 1))),
                    insider(
                            "the last fact of a case left out",
                            PackKind.CASE,
                            VerdictCode.CASE_CHAIN_BROKEN,
                            (draft, _) -> draft.drop(draft.leaves.size() - 1)),
                    insider(
                            "two facts of a case swapped",
                            PackKind.CASE,
                            VerdictCode.CASE_CHAIN_BROKEN,
                            (draft, random) ->
                                    swapped(draft, random.nextInt(draft.leaves.size() - 1))),
                    insider(
                            "a fact of a case told twice",
                            PackKind.CASE,
                            VerdictCode.CASE_CHAIN_BROKEN,
                            (draft, random) -> twice(draft, any(draft, random))),
                    insider(
                            "a case passed off as another",
                            PackKind.CASE,
                            VerdictCode.CASE_CHAIN_BROKEN,
                            (draft, _) -> draft.subject = "case-3"),
                    insider(
                            "a fact of a log left out",
                            PackKind.LOG,
                            VerdictCode.LEAF_MISMATCH,
                            (draft, random) -> draft.drop(any(draft, random))),
                    insider(
                            "two facts of a log swapped",
                            PackKind.LOG,
                            VerdictCode.LEAF_MISMATCH,
                            (draft, random) ->
                                    swapped(draft, random.nextInt(draft.leaves.size() - 1))),
                    insider(
                            "a fact of a period left out",
                            PackKind.PERIOD,
                            VerdictCode.LEAF_MISMATCH,
                            (draft, random) -> draft.drop(random.nextInt(draft.leaves.size() - 1))),
                    insider(
                            "leaves without their openings",
                            PackKind.PERIOD,
                            VerdictCode.PACK_FILES,
                            (draft, _) -> draft.openings.removeLast()),
                    insider(
                            "a delivery left out",
                            PackKind.VIEW,
                            VerdictCode.VIEW_GAP,
                            (draft, random) -> draft.drop(random.nextInt(draft.leaves.size() - 1))),
                    insider(
                            "the last delivery left out",
                            PackKind.VIEW,
                            VerdictCode.VIEW_GAP,
                            (draft, _) -> draft.drop(draft.leaves.size() - 1)),
                    insider(
                            "two deliveries swapped",
                            PackKind.VIEW,
                            VerdictCode.VIEW_GAP,
                            (draft, random) ->
                                    swapped(draft, random.nextInt(draft.leaves.size() - 1))),
                    insider(
                            "one agency's view passed off as another's",
                            PackKind.VIEW,
                            VerdictCode.VIEW_GAP,
                            (draft, _) -> draft.subject = "housing"),
                    insider(
                            "a value that was delivered held back",
                            PackKind.VIEW,
                            VerdictCode.VIEW_GAP,
                            (draft, random) ->
                                    FactTampering.withheld(draft, any(draft, random), random)),
                    insider(
                            "a delivery with another id",
                            PackKind.VIEW,
                            VerdictCode.VIEW_GAP,
                            (draft, random) -> relinked(draft, any(draft, random))),
                    insider(
                            "an old end of the view",
                            PackKind.VIEW,
                            VerdictCode.VIEW_GAP,
                            (draft, _) -> {
                                var end = ScopeEnd.parse(draft.end.text()).orElseThrow();
                                var older =
                                        new ScopeEnd(
                                                end.scope(),
                                                end.last(),
                                                end.hash(),
                                                end.size() - 1);
                                draft.end = draft.log.signed(older.text(), draft.log.size());
                            }));

    private OrderTampering() {}

    private static void swapped(Draft draft, int line) {
        Collections.swap(draft.leaves, line, line + 1);
        Collections.swap(draft.openings, line, line + 1);
        if (!draft.links.isEmpty()) {
            Collections.swap(draft.links, line, line + 1);
        }
    }

    private static void twice(Draft draft, int line) {
        draft.leaves.add(line, draft.leaves.get(line));
        draft.openings.add(line, draft.openings.get(line));
    }

    private static void relinked(Draft draft, int line) {
        var link = draft.link(line);
        draft.links.set(
                line,
                new ViewEntry(link.seq(), "delivery-x", link.leaf(), link.open(), link.previous())
                        .bytes());
    }
}
