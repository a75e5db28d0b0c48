package org.throughline.proof.cosign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.throughline.proof.json.CanonicalReader;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.json.NotCanonical;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.tree.Hash;

/**
 * What the log hands to whoever is to cosign it.
 *
 * @param from size of the tree that they saw last; 0 when they saw none
 * @param note the checkpoint, signed by the log
 * @param way from that tree to this one
 */
public record NextCheckpoint(long from, SignedNote note, List<Hash> way) {
    public NextCheckpoint {
        way = List.copyOf(way);
    }

    public byte[] bytes() {
        return CanonicalWriter.bytes(
                Json.Members.of(
                        Map.of(
                                "from", new Json.Whole(from),
                                "note", Json.text(note.whole()),
                                "way", Json.texts(way.stream().map(Hash::base64).toList()))));
    }

    /** What these bytes say; empty when they are not exactly the bytes of one. */
    public static Optional<NextCheckpoint> read(byte[] bytes) {
        try {
            if (!(CanonicalReader.read(bytes) instanceof Json.Members members)
                    || !members.hasExactly("from", "note", "way")) {
                return Optional.empty();
            }
            var from = members.whole("from").filter(size -> size >= 0);
            var note = members.text("note").flatMap(SignedNote::parse);
            var texts = members.texts("way");
            var way = new ArrayList<Hash>();
            texts.ifPresent(all -> all.forEach(one -> Hash.ofBase64(one).ifPresent(way::add)));
            return from.isPresent()
                            && note.isPresent()
                            && texts.filter(all -> all.size() == way.size()).isPresent()
                    ? Optional.of(new NextCheckpoint(from.get(), note.get(), way))
                    : Optional.empty();
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }
}
