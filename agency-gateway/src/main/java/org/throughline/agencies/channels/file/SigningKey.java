package org.throughline.agencies.channels.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The key of one agency's files, Ed25519. A file passes through many hands: everybody can verify it
 * with the public key, and nobody can make one with it.
 */
final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int ID_CHARS = 16;

    private final PrivateKey key;
    private final String publicKey;

    private SigningKey(PrivateKey key, String publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** A new key as the ledger keeps it: private and public part. */
    static String draw(SecureRandom chance) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, chance);
            var pair = generator.generateKeyPair();
            return base64(pair.getPrivate().getEncoded())
                    + "."
                    + base64(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    static SigningKey of(String kept) {
        var parts = kept.split("\\.");
        try {
            return new SigningKey(
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[0]))),
                    parts[1]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the files cannot be read", e);
        }
    }

    /** As PEM has it between its first and last line. */
    String publicKey() {
        return publicKey;
    }

    /** By which a manifest names its key. */
    String id() {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(publicKey.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, ID_CHARS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    String sign(byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the files does not sign", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
