package org.throughline.server.witnessing;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.PartnerJson;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.Cosignature;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.note.VerifierKey;

/**
 * What an agency says of what it was told.
 *
 * @param key with which the agency cosigns
 * @param seen what it has seen last, signed by the log and cosigned by the agency
 * @param against what it was told and cannot be true beside that; null while all follows
 */
record WitnessWord(VerifierKey key, SignedNote seen, @Nullable SignedNote against) {

    /** The agency lends its name to what it has seen. */
    static WitnessWord of(
            SignedNote seen, Signer agency, Instant at, @Nullable SignedNote against) {
        return new WitnessWord(
                agency.key(), seen.with(Cosignature.of(seen.text(), agency, at)), against);
    }

    Checkpoint checkpoint() {
        return Checkpoint.parse(seen.text()).orElseThrow(WitnessWord::none);
    }

    /**
     * The agency's cosignature.
     *
     * @throws IllegalArgumentException when it has none that holds
     */
    SignedNote.Line cosignature() {
        return seen.linesOf(key).stream()
                .filter(line -> Cosignature.verifies(seen.text(), line, key))
                .findFirst()
                .orElseThrow(WitnessWord::none);
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", key.text());
        json.put("seen", seen.whole());
        if (against != null) {
            json.put("against", against.whole());
        }
        return PartnerJson.write(json);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none
     */
    static WitnessWord read(String text) {
        var json = PartnerJson.tree(text);
        return new WitnessWord(
                VerifierKey.parse(json.path("key").asString("")).orElseThrow(WitnessWord::none),
                SignedNote.parse(json.path("seen").asString("")).orElseThrow(WitnessWord::none),
                json.hasNonNull("against")
                        ? SignedNote.parse(json.path("against").asString(""))
                                .orElseThrow(WitnessWord::none)
                        : null);
    }

    private static IllegalArgumentException none() {
        return new IllegalArgumentException("that is no word of a witness");
    }
}
