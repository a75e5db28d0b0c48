package org.throughline.proof.sample;

import static org.throughline.proof.sample.Tampering.outsider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.throughline.proof.archive.ArchiveReader;
import org.throughline.proof.archive.ArchiveWriter;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.pack.Manifest;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.verdict.VerdictCode;

/** What anybody can do to a file that passes through their hands. */
final class FileTampering {
    static final List<Tampering> ALL =
            List.of(
                    outsider(
                            "a bit turned over anywhere",
                            PackKind.CASE,
                            null,
                            (pack, random) -> {
                                var bytes = Files.readAllBytes(pack);
                                bytes[random.nextInt(bytes.length)] ^=
                                        (byte) (1 << random.nextInt(8));
                                Files.write(pack, bytes);
                            }),
                    outsider(
                            "cut short",
                            PackKind.VIEW,
                            VerdictCode.PACK_UNREADABLE,
                            (pack, random) -> {
                                var bytes = Files.readAllBytes(pack);
                                Files.write(
                                        pack, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                            }),
                    outsider(
                            "something behind it",
                            PackKind.LOG,
                            VerdictCode.PACK_UNREADABLE,
                            (pack, _) ->
                                    Files.write(
                                            pack, concat(Files.readAllBytes(pack), new byte[1]))),
                    outsider(
                            "something before it",
                            PackKind.PERIOD,
                            VerdictCode.PACK_UNREADABLE,
                            (pack, _) ->
                                    Files.write(
                                            pack, concat(new byte[7], Files.readAllBytes(pack)))),
                    outsider(
                            "a file edited and the archive made anew",
                            PackKind.CASE,
                            VerdictCode.DIGEST_MISMATCH,
                            (pack, random) ->
                                    rebuilt(
                                            pack,
                                            files -> {
                                                var names = List.copyOf(files.keySet());
                                                var name =
                                                        names.get(random.nextInt(names.size() - 2));
                                                files.computeIfPresent(
                                                        name,
                                                        (_, bytes) ->
                                                                concat(bytes, new byte[] {'\n'}));
                                            })),
                    outsider(
                            "a file taken out",
                            PackKind.VIEW,
                            VerdictCode.PACK_FILES,
                            (pack, random) ->
                                    rebuilt(
                                            pack,
                                            files ->
                                                    files.remove(
                                                            List.copyOf(files.keySet())
                                                                    .get(
                                                                            random.nextInt(
                                                                                    files
                                                                                            .size()))))),
                    outsider(
                            "a file more",
                            PackKind.LOG,
                            VerdictCode.PACK_FILES,
                            (pack, random) ->
                                    rebuilt(
                                            pack,
                                            files -> {
                                                var rest = new LinkedHashMap<>(files);
                                                files.clear();
                                                files.put(
                                                        random.nextBoolean()
                                                                ? "attached/more.txt"
                                                                : "more.txt",
                                                        new byte[3]);
                                                files.putAll(rest);
                                            })),
                    outsider(
                            "the manifest edited",
                            PackKind.CASE,
                            VerdictCode.MANIFEST_SIG,
                            (pack, _) ->
                                    rebuilt(
                                            pack,
                                            files ->
                                                    files.computeIfPresent(
                                                            PackFiles.MANIFEST,
                                                            (_, bytes) ->
                                                                    text(bytes, "2026", "2025")))),
                    outsider(
                            "the manifest signed by a stranger",
                            PackKind.PERIOD,
                            VerdictCode.KEY_UNKNOWN,
                            (pack, _) -> resigned(pack, Keys.STRANGER)),
                    outsider(
                            "the manifest signed by a key for something else",
                            PackKind.VIEW,
                            VerdictCode.KEY_UNKNOWN,
                            (pack, _) -> resigned(pack, Keys.LOG)));

    private FileTampering() {}

    private static void resigned(Path pack, Signer signer) throws IOException {
        rebuilt(
                pack,
                files -> {
                    var written = files.getOrDefault(PackFiles.MANIFEST, new byte[0]);
                    long events = Manifest.read(written).orElseThrow().events();
                    var text = Manifest.signedText(Keys.ORIGIN, events, written);
                    files.put(PackFiles.MANIFEST_NOTE, SignedNote.of(text, signer).bytes());
                });
    }

    private static void rebuilt(Path pack, Consumer<Map<String, byte[]>> change)
            throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var archive = ArchiveReader.open(pack)) {
            for (var file : archive.files()) {
                files.put(file.name(), archive.content(file).all(Integer.MAX_VALUE));
            }
        }
        change.accept(files);
        try (var archive = ArchiveWriter.create(pack)) {
            for (var file : files.entrySet()) {
                archive.add(file.getKey(), file.getValue());
            }
            archive.finish();
        }
    }

    private static byte[] text(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.UTF_8)
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
