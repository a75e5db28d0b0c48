package org.throughline.proof.pack;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.throughline.proof.json.CanonicalReader;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.json.NotCanonical;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Sha256;

/**
 * What a pack says that it is.
 *
 * @param origin of the log
 * @param subject the case, or the agency; empty for a log or a period
 * @param first index of the first leaf of a log or a period, number of the first link of a view, 1
 *     for a case
 * @param events how many lines of leaves
 * @param size of the tree under whose root everything is proved
 * @param made when, for people
 * @param files size and digest of every other file but the manifest's signature
 */
public record Manifest(
        PackKind kind,
        String origin,
        String subject,
        long first,
        long events,
        long size,
        String made,
        SortedMap<String, FileDigest> files) {
    private static final String FORMAT = "throughline-pack/1";

    /** Size in bytes and SHA-256 of a file. */
    public record FileDigest(long bytes, Hash sha256) {

        private Json json() {
            return Json.Members.of(
                    Map.of("bytes", new Json.Whole(bytes), "sha256", Json.text(sha256.base64())));
        }

        private static Optional<FileDigest> of(Json json) {
            if (!(json instanceof Json.Members members) || !members.hasExactly("bytes", "sha256")) {
                return Optional.empty();
            }
            var bytes = members.whole("bytes").filter(size -> size >= 0);
            var sha256 = members.text("sha256").flatMap(Hash::ofBase64);
            return bytes.isPresent() && sha256.isPresent()
                    ? Optional.of(new FileDigest(bytes.get(), sha256.get()))
                    : Optional.empty();
        }
    }

    public byte[] bytes() {
        var digests = new TreeMap<String, Json>();
        files.forEach((name, digest) -> digests.put(name, digest.json()));
        return CanonicalWriter.bytes(
                Json.Members.of(
                        Map.of(
                                "events", new Json.Whole(events),
                                "files", new Json.Members(digests),
                                "first", new Json.Whole(first),
                                "format", Json.text(FORMAT),
                                "kind", Json.text(kind.code()),
                                "made", Json.text(made),
                                "origin", Json.text(origin),
                                "size", new Json.Whole(size),
                                "subject", Json.text(subject))));
    }

    /** The text whose signature makes the pack its maker's: in the form of a checkpoint. */
    public static String signedText(String origin, long events, byte[] manifest) {
        return new Checkpoint(origin + "/pack", events, Sha256.of(manifest)).text();
    }

    /** The manifest with these bytes; empty when they are not exactly the bytes of one. */
    public static Optional<Manifest> read(byte[] bytes) {
        try {
            return CanonicalReader.read(bytes) instanceof Json.Members members
                            && members.hasExactly(
                                    "events", "files", "first", "format", "kind", "made", "origin",
                                    "size", "subject")
                            && members.text("format").filter(FORMAT::equals).isPresent()
                            && members.values().get("files") instanceof Json.Members files
                    ? of(members, files)
                    : Optional.empty();
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }

    private static Optional<Manifest> of(Json.Members members, Json.Members files) {
        var digests = new TreeMap<String, FileDigest>();
        files.values()
                .forEach((name, json) ->
                        FileDigest.of(json).ifPresent(one -> digests.put(name, one)));
        var kind = members.text("kind").flatMap(PackKind::of);
        var origin = members.text("origin");
        var subject = members.text("subject");
        var first = members.whole("first").filter(number -> number >= 0);
        var events = members.whole("events").filter(number -> number >= 0);
        var size = members.whole("size").filter(number -> number >= 0);
        var made = members.text("made");
        return digests.size() == files.values().size()
                        && kind.isPresent()
                        && origin.isPresent()
                        && subject.isPresent()
                        && first.isPresent()
                        && events.isPresent()
                        && size.isPresent()
                        && made.isPresent()
                ? Optional.of(
                        new Manifest(
                                kind.get(),
                                origin.get(),
                                subject.get(),
                                first.get(),
                                events.get(),
                                size.get(),
                                made.get(),
                                digests))
                : Optional.empty();
    }
}
