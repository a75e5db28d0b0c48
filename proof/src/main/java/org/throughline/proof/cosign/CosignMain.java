package org.throughline.proof.cosign;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.note.KeyPolicy;
import org.throughline.proof.note.SignedNote;

/**
 * Cosigns as a program of its own, on a machine of the auditor's: no network, no database. What it
 * cosigned last is kept in a file, and nothing is cosigned that does not follow from it.
 */
public final class CosignMain {
    public static final int COSIGNED = 0;
    public static final int REFUSED = 1;
    public static final int USAGE = 2;

    private static final Set<String> OPTIONS = Set.of("--key", "--make", "--keys", "--seen");
    private static final String HOW =
            "Usage: cosign --make NAME --key KEY\n"
                    + "       cosign --key KEY --keys KEYS --seen SEEN NEXT\n"
                    + "  NAME  of your key, as the page that takes it says\n"
                    + "  KEY   the file of your key; it stays with you\n"
                    + "  KEYS  the key policy you trust\n"
                    + "  SEEN  the file that keeps what you cosigned last; made the first time\n"
                    + "  NEXT  what the log says now, from the page that takes cosignatures\n"
                    + "Prints what is to be handed in. Exit: 0 cosigned, 1 refused, 2 usage.";

    private final Map<String, String> given = new HashMap<>();
    private @Nullable Path next;

    private CosignMain() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), Clock.systemUTC(), System.out, System.err));
    }

    /** Makes a key or cosigns, as the words say, and returns the exit code. */
    public static int run(List<String> words, Clock clock, PrintStream out, PrintStream err) {
        var main = new CosignMain();
        if (!main.understands(words)) {
            err.println(HOW);
            return USAGE;
        }
        try {
            return main.given.containsKey("--make")
                    ? main.make(out, err)
                    : main.cosign(clock, out, err);
        } catch (FileAlreadyExistsException e) {
            err.println("There is a key in this file already. Nothing was written.");
            return USAGE;
        } catch (MalformedInputException e) {
            err.println("A file holds no text.");
            return USAGE;
        } catch (IOException e) {
            err.println("A file cannot be read or written: " + e.getClass().getSimpleName());
            return USAGE;
        }
    }

    private boolean understands(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (OPTIONS.contains(word)) {
                if (i + 1 == words.size() || given.put(word, words.get(++i)) != null) {
                    return false;
                }
            } else if (word.startsWith("-") || next != null) {
                return false;
            } else {
                next = Path.of(word);
            }
        }
        var makes = Set.of("--make", "--key");
        var cosigns = Set.of("--key", "--keys", "--seen");
        return next == null ? given.keySet().equals(makes) : given.keySet().equals(cosigns);
    }

    private Path file(String option) {
        return Path.of(Objects.requireNonNull(given.get(option)));
    }

    private int make(PrintStream out, PrintStream err) throws IOException {
        try {
            var made = AuditorKey.make(file("--key"), Objects.requireNonNull(given.get("--make")));
            out.println(made.key().text());
            err.println("Register the line above, and read it out to whoever agrees to it.");
            return COSIGNED;
        } catch (IllegalArgumentException e) {
            err.println("No key can have this name: it is empty, or has a blank or a plus.");
            return USAGE;
        }
    }

    private int cosign(Clock clock, PrintStream out, PrintStream err) throws IOException {
        var key = AuditorKey.read(file("--key"));
        var policy = KeyPolicy.read(Files.readAllBytes(file("--keys")));
        var said = NextCheckpoint.read(Files.readAllBytes(Objects.requireNonNull(next)));
        var kept = file("--seen");
        var seen =
                Files.exists(kept) ? SignedNote.parse(Files.readAllBytes(kept)).orElse(null) : null;
        if (key.isEmpty()
                || policy.isEmpty()
                || said.isEmpty()
                || Files.exists(kept) && seen == null) {
            err.println(
                    key.isEmpty()
                            ? "That is no key."
                            : policy.isEmpty()
                                    ? "That is no key policy."
                                    : said.isEmpty()
                                            ? "That is not what the log says next."
                                            : "What you cosigned last is damaged. Nothing is"
                                                    + " cosigned without it.");
            return USAGE;
        }
        return switch (Judgement.of(policy.get(), seen, said.get(), key.get(), clock.instant())) {
            case Judgement.Cosigned(var note) -> {
                keep(kept, note);
                out.print(note.whole());
                yield COSIGNED;
            }
            case Judgement.Refused(var reason, long size) -> {
                err.println(words(reason, size));
                yield REFUSED;
            }
        };
    }

    /** Whole or not at all, and before the cosignature is out: what was cosigned is remembered. */
    private static void keep(Path kept, SignedNote note) throws IOException {
        var written = kept.resolveSibling(kept.getFileName() + ".new");
        Files.write(written, note.bytes());
        Files.move(
                written, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String words(Judgement.Reason reason, long seen) {
        return reason
                + ": "
                + switch (reason) {
                    case NOT_THIS_LOG -> "this is not about the log whose keys you trust.";
                    case NOT_SIGNED -> "a key of the log that counts did not sign it.";
                    case OLDER -> "you have seen " + seen + " facts already. Ask for a newer one.";
                    case FROM_ELSEWHERE ->
                            "you have seen " + seen + " facts. Ask for the way from there.";
                    case TWO_HISTORIES ->
                            "this and what you cosigned cannot both be true. Keep both files,"
                                    + " and tell the agencies and the project.";
                };
    }
}
