package org.throughline.server.cli.proving;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.cosign.CosignMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cosigns what the log says of itself: asks no program, no database and no network. */
@Command(
        name = "cosign",
        description =
                "Make an auditor's key, or cosign what the log says of itself, offline. Exits 1"
                        + " when it does not follow from what was cosigned before.")
public final class CosignWord implements Callable<Integer> {
    @Option(
            names = "--make",
            description = "Make a key with this name, as the page that takes it says.",
            paramLabel = "NAME")
    private @Nullable String make;

    @Option(names = "--key", description = "The file of your key.", paramLabel = "FILE")
    private @Nullable Path key;

    @Option(names = "--keys", description = "The key policy you trust.", paramLabel = "FILE")
    private @Nullable Path keys;

    @Option(
            names = "--seen",
            description = "The file that keeps what you cosigned last; made the first time.",
            paramLabel = "FILE")
    private @Nullable Path seen;

    @Parameters(
            description = "What the log says now, from the page that takes cosignatures.",
            paramLabel = "NEXT",
            arity = "0..1")
    private @Nullable Path next;

    /** The exit codes are those of the command line. */
    @Override
    public Integer call() {
        var given = new LinkedHashMap<String, @Nullable Object>();
        given.put("--make", make);
        given.put("--key", key);
        given.put("--keys", keys);
        given.put("--seen", seen);
        var words = new ArrayList<String>();
        given.forEach((option, value) -> {
            if (value != null) {
                words.addAll(List.of(option, value.toString()));
            }
        });
        if (next != null) {
            words.add(next.toString());
        }
        return CosignMain.run(words, Clock.systemUTC(), System.out, System.err);
    }
}
