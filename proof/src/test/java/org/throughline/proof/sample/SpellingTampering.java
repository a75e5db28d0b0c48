package org.throughline.proof.sample;

import static org.throughline.proof.sample.FactTampering.any;
import static org.throughline.proof.sample.Tampering.insider;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.verdict.VerdictCode;

/** Other ways to write what a pack says, which would let two verifiers read two things. */
final class SpellingTampering {
    static final List<Tampering> ALL =
            List.of(
                    insider(
                            "a line with blanks",
                            PackKind.CASE,
                            VerdictCode.FORMAT,
                            (draft, random) -> spelled(draft, random, "\"index\":", "\"index\": ")),
                    insider(
                            "a name twice",
                            PackKind.VIEW,
                            VerdictCode.FORMAT,
                            (draft, random) ->
                                    spelled(draft, random, "\"index\":", "\"index\":1,\"index\":")),
                    insider(
                            "a character spelled in another way",
                            PackKind.PERIOD,
                            VerdictCode.FORMAT,
                            (draft, random) ->
                                    spelled(draft, random, "\"index\"", "\"inde\\u0078\"")),
                    insider(
                            "a huge number",
                            PackKind.CASE,
                            VerdictCode.FORMAT,
                            (draft, random) ->
                                    spelled(
                                            draft,
                                            random,
                                            "\"index\":",
                                            "\"index\":1152921504606846976")),
                    insider(
                            "half a character",
                            PackKind.LOG,
                            VerdictCode.FORMAT,
                            (draft, random) -> spelled(draft, random, "\"$", "\"\\ud83d$")),
                    insider(
                            "a node passed off as a leaf",
                            PackKind.LOG,
                            VerdictCode.FORMAT,
                            (draft, random) -> {
                                int line = 2 * random.nextInt(draft.leaves.size() / 2);
                                draft.leaves.set(
                                        line,
                                        FileTampering.concat(
                                                draft.opening(line).leaf().bytes(),
                                                draft.opening(line + 1).leaf().bytes()));
                                draft.leaves.set(
                                        line,
                                        new String(
                                                        draft.leaves.get(line),
                                                        StandardCharsets.ISO_8859_1)
                                                .replace('\n', ' ')
                                                .getBytes(StandardCharsets.ISO_8859_1));
                                draft.drop(line + 1);
                            }));

    private SpellingTampering() {}

    private static void spelled(Draft draft, SplittableRandom random, String from, String to) {
        int line = any(draft, random);
        var text = new String(draft.openings.get(line), StandardCharsets.UTF_8);
        int at = text.indexOf(from);
        draft.openings.set(
                line,
                (text.substring(0, at) + to + text.substring(at + from.length()))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
