package org.throughline.agencies.channels.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies a message as Standard Webhooks says: scheme {@code v1}, HMAC-SHA256 of {@code
 * id.timestamp.body} over the bytes as they travel. Pure: the time is handed in, which the
 * published library does not allow.
 */
public final class WebhookSignature {
    /** How far the sender's clock may be from ours, in either direction. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What a secret begins with in writing; the rest is the key in base 64. */
    public static final String SECRET_PREFIX = "whsec_";

    private static final String SCHEME = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /** What a verification came to; everything but {@code GENUINE} is refused. */
    public enum Verdict {
        GENUINE,
        /** A header is missing or cannot be read. */
        UNREADABLE,
        /** Sent too long ago, or in the future. */
        OUT_OF_TIME,
        /** No signature was made with one of the secrets over these bytes. */
        WRONG
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param secret with or without its prefix; throws {@link IllegalArgumentException} when it is
     *     not base 64
     */
    public static String sign(String secret, String id, Instant at, byte[] body) {
        var signature = mac(secret, id + "." + at.getEpochSecond() + ".", body);
        return SCHEME + Base64.getEncoder().encodeToString(signature);
    }

    /**
     * Judges a message by its three headers, each null when it did not come.
     *
     * @param secrets those that are valid now: two while one is being replaced
     * @param signatures one or more, with a space between them
     */
    public static Verdict verify(
            List<String> secrets,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body,
            Instant now) {
        if (id == null || id.isBlank() || timestamp == null || signatures == null) {
            return Verdict.UNREADABLE;
        }
        long sent;
        try {
            sent = Long.parseLong(timestamp);
        } catch (NumberFormatException notSeconds) {
            return Verdict.UNREADABLE;
        }
        long tolerated = TOLERANCE.toSeconds();
        if (sent < now.getEpochSecond() - tolerated || sent > now.getEpochSecond() + tolerated) {
            return Verdict.OUT_OF_TIME;
        }
        var signed = id + "." + sent + ".";
        return secrets.stream()
                        .map(secret -> mac(secret, signed, body))
                        .anyMatch(expected -> isAmong(signatures, expected))
                ? Verdict.GENUINE
                : Verdict.WRONG;
    }

    private static boolean isAmong(String signatures, byte[] expected) {
        return Arrays.stream(signatures.split(" "))
                .filter(one -> one.startsWith(SCHEME))
                .anyMatch(one -> MessageDigest.isEqual(decoded(one), expected));
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(SCHEME.length()));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] mac(String secret, String signed, byte[] body) {
        var key =
                Base64.getDecoder()
                        .decode(
                                secret.startsWith(SECRET_PREFIX)
                                        ? secret.substring(SECRET_PREFIX.length())
                                        : secret);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(signed.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
