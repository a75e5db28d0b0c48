package org.throughline.proof.leaf;

import java.util.Optional;
import org.throughline.proof.tree.Hash;

/**
 * What makes a commitment to a short value impossible to guess: 32 bytes that look random, used
 * once. Whoever destroys it, and the {@link SaltSeed} it came from, makes the commitment say
 * nothing for ever.
 */
public record Salt(Hash bytes) {

    public static Optional<Salt> ofBase64(String text) {
        return Hash.ofBase64(text).map(Salt::new);
    }

    @Override
    public String toString() {
        return "a salt";
    }
}
