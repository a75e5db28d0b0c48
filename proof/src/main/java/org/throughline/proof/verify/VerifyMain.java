package org.throughline.proof.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.verdict.Report;

/** The verifier as a program of its own: {@code java -jar proof.jar --keys keys.json pack.zip}. */
public final class VerifyMain {
    public static final int SOUND = 0;
    public static final int NOT_SOUND = 1;
    public static final int USAGE = 2;

    private static final String HOW =
            "Usage: verify [--keys KEYS] [--known NOTE]... [--witnesses COUNT] PACK\n"
                    + "  KEYS  the key policy you trust; without it the pack's own is taken\n"
                    + "  NOTE  a checkpoint that you saw before\n"
                    + "  COUNT so many agencies must have cosigned the checkpoint; or one fewer and an auditor\n"
                    + "Exit: 0 sound, 1 not sound, 2 usage.";

    private @Nullable Path keys;
    private @Nullable Path pack;
    private long witnesses = -1;
    private final List<Path> known = new ArrayList<>();

    private VerifyMain() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    /** Verifies as the words say, and returns the exit code. */
    public static int run(List<String> words, PrintStream out, PrintStream err) {
        var main = new VerifyMain();
        if (!main.understands(words)) {
            err.println(HOW);
            return USAGE;
        }
        try {
            return main.verify(out, err);
        } catch (IOException e) {
            err.println("A file cannot be read: " + e.getClass().getSimpleName());
            return USAGE;
        }
    }

    private boolean understands(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            boolean takesOne = List.of("--keys", "--known", "--witnesses").contains(word);
            if (takesOne && i + 1 == words.size()) {
                return false;
            }
            if (word.equals("--keys")) {
                keys = Path.of(words.get(++i));
            } else if (word.equals("--known")) {
                known.add(Path.of(words.get(++i)));
            } else if (word.equals("--witnesses")) {
                var count = words.get(++i);
                if (!count.matches("[0-9]{1,2}")) {
                    return false;
                }
                witnesses = Long.parseLong(count);
            } else if (word.startsWith("-") || pack != null) {
                return false;
            } else {
                pack = Path.of(word);
            }
        }
        return pack != null;
    }

    private int verify(PrintStream out, PrintStream err) throws IOException {
        var given = java.util.Objects.requireNonNull(pack);
        var policy =
                keys == null ? Verifier.policyOf(given) : KeyPolicy.read(Files.readAllBytes(keys));
        if (policy.isEmpty()) {
            err.println(
                    keys == null
                            ? "The pack brings no key policy. Name one: --keys"
                            : "That is no key policy.");
            return keys == null ? NOT_SOUND : USAGE;
        }
        var remembered = new ArrayList<SignedNote>();
        for (var file : known) {
            var note = SignedNote.parse(Files.readAllBytes(file));
            if (note.isEmpty()) {
                err.println("That is no note of a checkpoint.");
                return USAGE;
            }
            remembered.add(note.get());
        }
        if (keys == null) {
            err.println(
                    "The keys are the pack's own: this shows that it fits together, not who made it.");
        }
        var trusted = witnesses < 0 ? policy.get() : policy.get().asking(witnesses);
        return print(Verifier.verify(given, trusted, remembered), out);
    }

    private static int print(Report report, PrintStream out) {
        out.printf(
                "%s: %,d events%s, %,d values opened, %,d commitments closed.%n",
                report.isSound() ? "The pack is sound" : "THE PACK IS NOT SOUND",
                report.events(),
                report.closedEvents() == 0
                        ? ""
                        : " (%,d of them closed)".formatted(report.closedEvents()),
                report.opened(),
                report.closed());
        new TreeMap<>(report.counts())
                .forEach((code, count) -> out.printf("  %s %,d%n", code, count));
        report.findings().forEach(finding -> out.println("  " + finding));
        return report.isSound() ? SOUND : NOT_SOUND;
    }
}
