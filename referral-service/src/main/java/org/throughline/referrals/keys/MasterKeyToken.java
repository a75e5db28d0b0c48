package org.throughline.referrals.keys;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A master key that never leaves its token: a hardware security module, or the key management of a
 * cloud, asked by PKCS #11 (AES-256-GCM). A copy of the program's folders and databases opens
 * nothing without it.
 *
 * @param configuration file for Java's PKCS #11 provider: the library of the maker, and the slot
 * @param pin file with the PIN, on one line
 * @param label by which the token knows the key
 */
public record MasterKeyToken(Path configuration, Path pin, String label)
        implements MasterKeyHolder {

    @Override
    public Aead key() {
        try {
            var provider = provider();
            var store = KeyStore.getInstance("PKCS11", provider);
            var pin = Files.readString(this.pin).strip().toCharArray();
            try {
                store.load(null, pin);
            } finally {
                Arrays.fill(pin, ' ');
            }
            if (!(store.getKey(label, null) instanceof SecretKey key)) {
                throw missing();
            }
            if (key.getEncoded() != null) {
                throw new KeysAway(
                        "the token gives its master key out: make one that is sensitive and not extractable");
            }
            return new Within(provider, key);
        } catch (IOException | GeneralSecurityException | ProviderException away) {
            // Never with what is in the files.
            throw new KeysAway(
                    "the token with the master key does not answer: look at its library, its slot and its PIN");
        }
    }

    private Provider provider() {
        var java = Security.getProvider("SunPKCS11");
        if (java == null) {
            throw new KeysAway(
                    "this Java has no PKCS #11: use one with the module jdk.crypto.cryptoki");
        }
        try {
            return java.configure(configuration.toString());
        } catch (InvalidParameterException unusable) {
            throw new ProviderException(unusable);
        }
    }

    @Override
    public void make() {
        key();
    }

    private KeysAway missing() {
        return new KeysAway(
                "the token holds no AES key with the label of the master key: make it there, or name its label");
    }

    /** The key as Tink asks it: a nonce of its own for each value, which goes before the value. */
    private record Within(Provider provider, SecretKey key) implements Aead {
        private static final String CIPHER = "AES/GCM/NoPadding";
        private static final int NONCE_BYTES = 12;
        private static final int TAG_BITS = 128;
        private static final SecureRandom RANDOM = new SecureRandom();

        @Override
        public byte[] encrypt(byte[] plain, byte[] place) throws GeneralSecurityException {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var sealed = worked(Cipher.ENCRYPT_MODE, nonce, place, ByteBuffer.wrap(plain));
            return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        }

        @Override
        public byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
            if (sealed.length < NONCE_BYTES) {
                throw new GeneralSecurityException("too short");
            }
            return worked(
                    Cipher.DECRYPT_MODE,
                    Arrays.copyOf(sealed, NONCE_BYTES),
                    place,
                    ByteBuffer.wrap(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        }

        private byte[] worked(int mode, byte[] nonce, byte[] place, ByteBuffer value)
                throws GeneralSecurityException {
            try {
                var cipher = Cipher.getInstance(CIPHER, provider);
                cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(place);
                return cipher.doFinal(value.array(), value.position(), value.remaining());
            } catch (ProviderException away) {
                throw new KeysAway("the token with the master key does not answer", away);
            }
        }

        /** Never the key. */
        @Override
        public String toString() {
            return "master key in a token";
        }
    }
}
