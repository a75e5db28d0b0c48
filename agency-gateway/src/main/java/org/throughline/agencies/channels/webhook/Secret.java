package org.throughline.agencies.channels.webhook;

import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A secret that the agency and this node share, as Standard Webhooks writes it: {@code whsec_} and
 * the bytes in Base64.
 */
final class Secret {
    private static final int BYTES = 32;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    static Secret of(String text) {
        return new Secret(text);
    }

    /** Whether this is a secret that is long enough. */
    static boolean isOne(String text) {
        return text.matches("whsec_[A-Za-z0-9+/]{32,86}={0,2}");
    }

    /**
     * A new one as text.
     *
     * @param chance nobody can foresee it
     */
    static String draw(RandomGenerator chance) {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return WebhookSignature.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The signature of version 1. */
    String sign(String id, long timestampSeconds, byte[] body) {
        return WebhookSignature.sign(text, id, Instant.ofEpochSecond(timestampSeconds), body);
    }
}
