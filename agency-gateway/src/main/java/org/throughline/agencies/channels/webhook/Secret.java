package org.throughline.agencies.channels.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that the agency and this node share, as Standard Webhooks writes it: {@code whsec_} and
 * the bytes in Base64.
 */
final class Secret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
    }

    static Secret of(String text) {
        return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
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
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The signature of version 1. */
    String sign(String id, long timestampSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this JDK cannot sign", e);
        }
    }
}
