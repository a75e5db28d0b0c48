package org.throughline.proof.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.throughline.proof.json.CanonicalReader;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.verdict.VerdictCode;

/** The second verifier, in one process for many packs. */
public final class NodeVerifier {
    private static final Path PROGRAM = Path.of("verifier-node/verify.mjs").toAbsolutePath();
    private static final int MINUTES_MAX = 20;

    private NodeVerifier() {}

    /** A pack on disk, and with what it is to be verified. */
    public record Given(Path pack, Path keys, List<Path> known) {

        private byte[] line() {
            return CanonicalWriter.bytes(
                    Json.Members.of(
                            Map.of(
                                    "pack", Json.text(pack.toString()),
                                    "keys", Json.text(keys.toString()),
                                    "known",
                                            Json.texts(
                                                    known.stream().map(Path::toString).toList()))));
        }
    }

    public static boolean isThere() {
        try {
            var asked = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
            var answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return asked.waitFor() == 0 && answer.matches("v(2[0-9]|[3-9][0-9])\\.(?s).*");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it says of each pack. */
    public static Map<Path, Set<VerdictCode>> verify(Path folder, List<Given> packs)
            throws IOException, InterruptedException {
        var list = folder.resolve("list.jsonl");
        try (var out = Files.newOutputStream(list)) {
            for (var pack : packs) {
                out.write(pack.line());
                out.write('\n');
            }
        }
        var said = folder.resolve("said.jsonl");
        var process =
                new ProcessBuilder("node", PROGRAM.toString(), "--batch", list.toString())
                        .redirectOutput(said.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("the verifier in Node did not end well");
        }
        var codes = new HashMap<Path, Set<VerdictCode>>();
        for (var line : Files.readAllLines(said)) {
            var answer = (Json.Members) CanonicalReader.read(line.getBytes(StandardCharsets.UTF_8));
            var found = new HashSet<VerdictCode>();
            answer.texts("codes")
                    .orElseThrow()
                    .forEach(code -> found.add(VerdictCode.valueOf(code)));
            codes.put(Path.of(answer.text("pack").orElseThrow()), found);
        }
        return new TreeMap<>(codes);
    }
}
