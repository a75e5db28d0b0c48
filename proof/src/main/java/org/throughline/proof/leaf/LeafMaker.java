package org.throughline.proof.leaf;

import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import org.throughline.proof.tree.Hash;

/** Makes leaves: a salt for each field, and decoys up to a count that says nothing. */
public final class LeafMaker {
    /** Counts are rounded up to a multiple of this, so that few kinds of fact have one alone. */
    public static final int COMMITMENTS_STEP = 16;

    private final SecureRandom chance;

    public LeafMaker(SecureRandom chance) {
        this.chance = chance;
    }

    /** Commits to every field of the fact. */
    public SealedFact seal(FactToSeal fact) {
        var fields = fact.committed();
        int count = shown(Math.max(fact.fieldsMax(), fields.size()));
        // All of a leaf at once: asking for 32 bytes costs more than the bytes.
        var random = new byte[count * Hash.BYTES];
        chance.nextBytes(random);
        var disclosures = new ArrayList<Disclosure>(fields.size());
        var opened = new ArrayList<Hash>(fields.size());
        fields.forEach((path, value) -> {
            var salt = new Salt(part(random, disclosures.size()));
            var disclosure = new Disclosure(salt, path, value);
            disclosures.add(disclosure);
            opened.add(disclosure.commitment());
        });
        var commitments = new ArrayList<String>(count);
        opened.forEach(commitment -> commitments.add(commitment.base64()));
        for (int decoy = fields.size(); decoy < count; decoy++) {
            commitments.add(part(random, decoy).base64());
        }
        commitments.sort(null);
        var leaf =
                new Leaf(
                        fact.event(),
                        fact.schema(),
                        fact.policy(),
                        fact.recordedAt().truncatedTo(ChronoUnit.MINUTES).toString(),
                        commitments);
        return new SealedFact(leaf, disclosures, opened);
    }

    private static Hash part(byte[] random, int number) {
        return Hash.of(Arrays.copyOfRange(random, number * Hash.BYTES, (number + 1) * Hash.BYTES));
    }

    private static int shown(int fields) {
        return Math.ceilDiv(fields, COMMITMENTS_STEP) * COMMITMENTS_STEP;
    }
}
