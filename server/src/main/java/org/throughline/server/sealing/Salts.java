package org.throughline.server.sealing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.proof.leaf.Salt;
import org.throughline.proof.leaf.SaltSeed;
import org.throughline.proof.leaf.SealedFact;
import org.throughline.proof.tree.Hash;

/**
 * What opens the fields of one person in a leaf.
 *
 * @param bytes the seed of the salts; null once the person was erased
 * @param places which commitments of the leaf they open, from 0, ascending by path; none are kept
 *     of nobody
 * @param isSeed false as earlier programs kept them: 32 bytes for each field, ascending by path
 */
record Salts(byte @Nullable [] bytes, List<Integer> places, boolean isSeed) {
    Salts {
        places = List.copyOf(places);
    }

    static Salts of(SaltSeed seed, List<Integer> places) {
        return new Salts(seed.bytes().bytes(), places, true);
    }

    /** The salt of the field with this path, which is the person's field of this number, from 0. */
    Optional<Salt> salt(int number, String path) {
        int from = isSeed ? 0 : number * Hash.BYTES;
        if (bytes == null || bytes.length < from + Hash.BYTES) {
            return Optional.empty();
        }
        var own = Hash.of(Arrays.copyOfRange(bytes, from, from + Hash.BYTES));
        return Optional.of(isSeed ? new SaltSeed(own).of(path) : new Salt(own));
    }

    /** Whether they are all there, and open these commitments and no others. */
    boolean open(String person, List<Integer> used) {
        if (bytes == null || used.isEmpty()) {
            return bytes == null && used.isEmpty();
        }
        return bytes.length == (isSeed ? Hash.BYTES : Hash.BYTES * used.size())
                && (person.equals(SealedFact.NOBODY)
                        || !isSeed && places.isEmpty()
                        || places.equals(used));
    }
}
