package org.throughline.proof.leaf;

import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.TreeSet;

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
        var disclosures = new ArrayList<Disclosure>();
        var commitments = new TreeSet<String>();
        fields.forEach((path, value) -> {
            var disclosure = new Disclosure(Salt.from(chance), path, value);
            disclosures.add(disclosure);
            commitments.add(disclosure.commitment().base64());
        });
        while (commitments.size() < shown(Math.max(fact.fieldsMax(), fields.size()))) {
            commitments.add(Salt.random(chance).base64());
        }
        var leaf =
                new Leaf(
                        fact.event(),
                        fact.schema(),
                        fact.policy(),
                        fact.recordedAt().truncatedTo(ChronoUnit.MINUTES).toString(),
                        new ArrayList<>(commitments));
        return new SealedFact(leaf, disclosures);
    }

    private static int shown(int fields) {
        return Math.ceilDiv(fields, COMMITMENTS_STEP) * COMMITMENTS_STEP;
    }
}
