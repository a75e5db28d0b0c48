package org.throughline.agencies.channels.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.casefile.partner.ErasedFields;
import org.throughline.casefile.partner.ErasureWord;

/**
 * The files that still lie in an agency's folder. They are the only ones that are ever written
 * over: a person who was erased would be read in them.
 */
final class UnfetchedFiles {
    private UnfetchedFiles() {}

    /** A way to put bytes in the place of a file at once. */
    @FunctionalInterface
    interface Replacing {
        void replace(Path file, byte[] bytes) throws IOException;
    }

    /** Takes what was about the person out of every file, which is signed anew. */
    static void erase(Path folder, ErasureWord word, SigningKey key, Replacing replacing)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.zip")) {
            for (var file : files) {
                var left = left(file, word, key);
                if (left != null) {
                    replacing.replace(file, left);
                }
            }
        }
    }

    /** What the file is to hold from now on; null when it holds nothing of the person. */
    private static byte @Nullable [] left(Path file, ErasureWord word, SigningKey key)
            throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(RunFile.ENTRIES) == null || zip.getEntry(RunFile.MANIFEST) == null) {
                // None of ours: the agency may keep what it likes in its folder.
                return null;
            }
            var entries = text(zip, RunFile.ENTRIES);
            var erased =
                    entries.lines()
                            .map(line -> line(line, word) + "\n")
                            .collect(Collectors.joining());
            if (erased.equals(entries)) {
                return null;
            }
            var manifest = PartnerJson.map(text(zip, RunFile.MANIFEST));
            return RunFile.packed(
                    erased.getBytes(StandardCharsets.UTF_8),
                    manifest,
                    key,
                    Instant.parse(String.valueOf(manifest.get("madeAt"))));
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String line(String line, ErasureWord word) {
        var event = PartnerJson.map(line);
        if (!(event.get("data") instanceof Map<?, ?> data)
                || !word.caseId().value().equals(event.get("subject"))
                || !(data.get("agencySeq") instanceof Integer number)) {
            return line;
        }
        var gone = word.fields().get(number);
        if (gone == null) {
            return line;
        }
        var left = PartnerJson.map(PartnerJson.write(data));
        left.computeIfPresent(
                "payload",
                (_, payload) -> ErasedFields.in(PartnerJson.map(PartnerJson.write(payload)), gone));
        event.put("data", left);
        return PartnerJson.write(event);
    }
}
