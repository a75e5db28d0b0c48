package org.throughline.proof.leaf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.throughline.proof.json.CanonicalWriter;
import org.throughline.proof.json.Json;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Sha256;

/**
 * What opens one commitment of a leaf, in the shape of SD-JWT: salt, path, value.
 *
 * @param path the name of the field; the envelope's begin with a dollar sign
 */
public record Disclosure(Salt salt, String path, Json value) {
    private static final int COMMITMENT = 0x02;

    /** {@code SHA-256(0x02 || salt || length of path || path || value)}, the length in 4 bytes. */
    public Hash commitment() {
        var name = path.getBytes(StandardCharsets.UTF_8);
        return Sha256.tagged(
                COMMITMENT,
                salt.bytes().bytes(),
                ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array(),
                name,
                CanonicalWriter.bytes(value));
    }

    public Json json() {
        return new Json.Items(List.of(Json.text(salt.bytes().base64()), Json.text(path), value));
    }

    /** The disclosure that {@link #json} wrote; empty when it is none. */
    public static Optional<Disclosure> of(Json json) {
        return json instanceof Json.Items(var parts)
                        && parts.size() == 3
                        && parts.get(0) instanceof Json.Text(var salt)
                        && parts.get(1) instanceof Json.Text(var path)
                ? Salt.ofBase64(salt).map(found -> new Disclosure(found, path, parts.get(2)))
                : Optional.empty();
    }

    /** Several as they are written, and as the chain of an agency's view counts them. */
    public static Json.Items json(List<Disclosure> disclosures) {
        return new Json.Items(disclosures.stream().<Json>map(Disclosure::json).toList());
    }

    /** Never the value, which may be somebody's name. */
    @Override
    public String toString() {
        return "a disclosure";
    }
}
