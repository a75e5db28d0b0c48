package org.throughline.proof.sample;

import java.security.SecureRandom;
import java.util.Random;

/** Chance that is the same every time, so that a test can be told again. */
public final class SeededChance extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final Random random;

    public SeededChance(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        // The constructor of the parent class may ask before there is a field.
        if (random != null) {
            random.nextBytes(bytes);
        }
    }
}
