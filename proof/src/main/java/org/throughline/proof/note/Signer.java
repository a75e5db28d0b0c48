package org.throughline.proof.note;

/** A key that can sign. In production it lives in a process of its own. */
public interface Signer {

    /** What others need to verify its signatures. */
    VerifierKey key();

    /** The Ed25519 signature over the message, 64 bytes. */
    byte[] sign(byte[] message);
}
