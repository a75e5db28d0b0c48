package org.throughline.referrals.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of a word what is kept of it: eight bytes, from which nobody comes to the word who does not
 * hold this key.
 */
final class WordKey {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] PLACE = "word-key".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;

    private final SecretKey key;

    private WordKey(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /**
     * The key of this database; made now by the first node that comes.
     *
     * @throws KeysAway when another master key sealed it
     */
    static WordKey open(PersonKeyTable table, MasterKey master) {
        var sealed = table.wordKey(() -> made(master));
        try {
            return new WordKey(master.aead().decrypt(sealed, PLACE));
        } catch (GeneralSecurityException other) {
            throw new KeysAway(
                    "the key of the search was not sealed by this master key: put back its copy");
        }
    }

    /** The same key, sealed by a master key that takes the place of another. */
    static byte[] sealedAnew(byte[] sealed, MasterKey before, MasterKey after) {
        try {
            return after.aead().encrypt(before.aead().decrypt(sealed, PLACE), PLACE);
        } catch (GeneralSecurityException other) {
            throw new KeysAway(
                    "the key of the search was not sealed by this master key: put back its copy");
        }
    }

    private static byte[] made(MasterKey master) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            return master.aead().encrypt(key, PLACE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be sealed here", e);
        }
    }

    long blinded(String word) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(word.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "word key";
    }
}
