package org.throughline.server.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.verify.VerifyMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a pack: asks no program, no database and no network. */
@Command(
        name = "verify",
        description =
                "Verify a pack of facts and their proof, offline. Exits 1 when it is not sound.")
final class VerifyWord implements Callable<Integer> {
    @Option(
            names = "--keys",
            description = "The key policy you trust; without it the pack's own is taken.",
            paramLabel = "FILE")
    private @Nullable Path keys;

    @Option(
            names = "--known",
            description = "A checkpoint that you saw before; may be named several times.",
            paramLabel = "FILE")
    private List<Path> known = new ArrayList<>();

    @Option(
            names = "--witnesses",
            description =
                    "So many agencies must have cosigned the checkpoint; or one fewer and an auditor.",
            paramLabel = "COUNT")
    private @Nullable Integer witnesses;

    @Parameters(description = "The pack.", paramLabel = "PACK", arity = "1")
    private @Nullable Path pack;

    /** The exit codes of the verifier are those of the command line. */
    @Override
    public Integer call() {
        var words = new ArrayList<String>();
        if (keys != null) {
            words.addAll(List.of("--keys", keys.toString()));
        }
        known.forEach(file -> words.addAll(List.of("--known", file.toString())));
        if (witnesses != null) {
            words.addAll(List.of("--witnesses", witnesses.toString()));
        }
        words.add(String.valueOf(pack));
        return VerifyMain.run(words, System.out, System.err);
    }
}
