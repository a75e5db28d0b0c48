package org.throughline.proof.leaf;

import java.security.SecureRandom;
import java.util.Optional;
import org.throughline.proof.tree.Hash;

/**
 * What makes a commitment to a short value impossible to guess: 32 random bytes, used once. Whoever
 * destroys it makes the commitment say nothing for ever.
 */
public record Salt(Hash bytes) {

    /** A new one. */
    public static Salt from(SecureRandom chance) {
        var bytes = new byte[Hash.BYTES];
        chance.nextBytes(bytes);
        return new Salt(Hash.of(bytes));
    }

    public static Optional<Salt> ofBase64(String text) {
        return Hash.ofBase64(text).map(Salt::new);
    }

    @Override
    public String toString() {
        return "a salt";
    }
}
