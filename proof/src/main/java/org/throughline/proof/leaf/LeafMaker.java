package org.throughline.proof.leaf;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.TreeSet;
import org.throughline.proof.tree.Hash;

/**
 * Makes leaves: a salt for each field, from a seed for each person, and decoys up to a count that
 * says nothing.
 */
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
        var persons = new TreeSet<>(fact.personOf().values());
        persons.add(SealedFact.NOBODY);
        // All of a leaf at once: asking for 32 bytes costs more than the bytes.
        var random = new byte[(persons.size() + count - fields.size()) * Hash.BYTES];
        chance.nextBytes(random);
        var seeds = new HashMap<String, SaltSeed>();
        for (var person : persons) {
            seeds.put(person, new SaltSeed(part(random, seeds.size())));
        }
        var disclosures = new ArrayList<Disclosure>(fields.size());
        var opened = new ArrayList<Hash>(fields.size());
        var commitments = new ArrayList<String>(count);
        fields.forEach((path, value) -> {
            var seed = seeds.get(fact.personOf().getOrDefault(path, SealedFact.NOBODY));
            var disclosure = new Disclosure(requireNonNull(seed).of(path), path, value);
            disclosures.add(disclosure);
            opened.add(disclosure.commitment());
            commitments.add(opened.getLast().base64());
        });
        for (int decoy = seeds.size(); commitments.size() < count; decoy++) {
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
        return new SealedFact(leaf, disclosures, opened, seeds);
    }

    private static Hash part(byte[] random, int number) {
        return Hash.of(Arrays.copyOfRange(random, number * Hash.BYTES, (number + 1) * Hash.BYTES));
    }

    private static int shown(int fields) {
        return Math.ceilDiv(fields, COMMITMENTS_STEP) * COMMITMENTS_STEP;
    }
}
