package org.throughline.proof.note;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A pair of Ed25519 keys as it is kept: the private and the public part, a line of base64 each. */
public final class KeyText {
    private KeyText() {}

    /** A new pair. */
    public static KeyPair made() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    public static String write(KeyPair keys) {
        var base64 = Base64.getEncoder();
        return base64.encodeToString(keys.getPrivate().getEncoded())
                + "\n"
                + base64.encodeToString(keys.getPublic().getEncoded())
                + "\n";
    }

    /** The pair of this text; empty when it is none. */
    public static Optional<KeyPair> read(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 2) {
            return Optional.empty();
        }
        try {
            var base64 = Base64.getDecoder();
            var factory = KeyFactory.getInstance("Ed25519");
            return Optional.of(
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines[1]))),
                            factory.generatePrivate(
                                    new PKCS8EncodedKeySpec(base64.decode(lines[0])))));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
