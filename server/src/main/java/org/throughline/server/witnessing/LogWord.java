package org.throughline.server.witnessing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.throughline.agencies.PartnerJson;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.VerifierKey;
import org.throughline.proof.tree.ConsistencyProof;
import org.throughline.proof.tree.Hash;

/**
 * What an agency is told of the log.
 *
 * @param key of the log
 * @param note the checkpoint, signed with it
 * @param checkpoint what the note says
 * @param from the size that the agency has seen, as far as the project knows; 0 when none
 * @param way from that tree to this one
 */
record LogWord(VerifierKey key, SignedNote note, Checkpoint checkpoint, long from, List<Hash> way) {
    LogWord {
        way = List.copyOf(way);
    }

    /** Whether this tree begins with the one that the agency has seen. */
    boolean follows(Checkpoint seen) {
        return new ConsistencyProof(seen.size(), checkpoint.size(), way)
                .leads(seen.root(), checkpoint.root());
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("logKey", key.text());
        json.put("note", note.whole());
        json.put("from", from);
        json.put("way", way.stream().map(Hash::base64).toList());
        return PartnerJson.write(json);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none, or is not signed with the key that it names
     */
    static LogWord read(String text) {
        var json = PartnerJson.tree(text);
        var key = VerifierKey.parse(json.path("logKey").asString("")).orElseThrow(LogWord::none);
        var note = SignedNote.parse(json.path("note").asString("")).orElseThrow(LogWord::none);
        var checkpoint = Checkpoint.parse(note.text()).orElseThrow(LogWord::none);
        if (!note.isSignedBy(key) || !checkpoint.origin().equals(key.name())) {
            throw none();
        }
        var way = new ArrayList<Hash>();
        json.path("way")
                .valueStream()
                .forEach(
                        one -> way.add(Hash.ofBase64(one.asString("")).orElseThrow(LogWord::none)));
        // Nobody but the log is quoted: who else has signed is judged elsewhere.
        return new LogWord(
                key,
                new SignedNote(note.text(), note.linesOf(key)),
                checkpoint,
                json.path("from").asLong(),
                way);
    }

    private static IllegalArgumentException none() {
        return new IllegalArgumentException("that is no word of the log");
    }
}
