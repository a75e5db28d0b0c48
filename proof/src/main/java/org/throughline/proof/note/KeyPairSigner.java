package org.throughline.proof.note;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs with a key that is in memory. */
public final class KeyPairSigner implements Signer {
    private final VerifierKey key;
    private final PrivateKey secret;

    private KeyPairSigner(VerifierKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /**
     * Signs under this name.
     *
     * @param keys of Ed25519
     */
    public static Signer of(String name, VerifierKey.Type type, KeyPair keys) {
        return new KeyPairSigner(
                new VerifierKey(name, type, Ed25519.raw(keys.getPublic())), keys.getPrivate());
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + key.name() + " does not sign", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return key.name();
    }
}
