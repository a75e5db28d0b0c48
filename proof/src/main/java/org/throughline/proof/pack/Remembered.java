package org.throughline.proof.pack;

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
 * An earlier checkpoint.
 *
 * @param proof the path that leads from its root to that of the next checkpoint
 */
public record Remembered(SignedNote note, List<Hash> proof) {
    public Remembered {
        proof = List.copyOf(proof);
    }

    public byte[] bytes() {
        return CanonicalWriter.bytes(
                Json.Members.of(
                        Map.of(
                                "note", Json.text(note.whole()),
                                "proof", Json.texts(proof.stream().map(Hash::base64).toList()))));
    }

    /** The line with these bytes; empty when they are not exactly the bytes of one. */
    public static Optional<Remembered> read(byte[] bytes) {
        try {
            if (!(CanonicalReader.read(bytes) instanceof Json.Members members)
                    || !members.hasExactly("note", "proof")) {
                return Optional.empty();
            }
            var note = members.text("note").flatMap(SignedNote::parse);
            var texts = members.texts("proof");
            var proof = new ArrayList<Hash>();
            texts.ifPresent(all -> all.forEach(one -> Hash.ofBase64(one).ifPresent(proof::add)));
            return note.isPresent() && texts.filter(all -> all.size() == proof.size()).isPresent()
                    ? Optional.of(new Remembered(note.get(), proof))
                    : Optional.empty();
        } catch (NotCanonical e) {
            return Optional.empty();
        }
    }
}
