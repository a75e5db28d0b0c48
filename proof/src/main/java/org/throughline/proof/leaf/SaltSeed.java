package org.throughline.proof.leaf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.throughline.proof.tree.Hash;

/**
 * 32 random bytes from which the salts of one person's fields of one fact come. Whoever destroys
 * them destroys all those salts; a salt that is disclosed says nothing of the seed or of another.
 */
public record SaltSeed(Hash bytes) {
    private static final String HMAC = "HmacSHA256";
    private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(SaltSeed::fresh);

    /** The salt of the field with this path: HMAC-SHA-256 (RFC 2104) of the path in UTF-8. */
    public Salt of(String path) {
        var mac = MAC.get();
        try {
            mac.init(new SecretKeySpec(bytes.bytes(), HMAC));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("32 bytes are a key", e);
        }
        return new Salt(Hash.of(mac.doFinal(path.getBytes(StandardCharsets.UTF_8))));
    }

    private static Mac fresh() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "a seed of salts";
    }
}
