package org.throughline.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * A witness saying that it saw this tree, that it follows from all it saw before, and when (C2SP
 * tlog-cosignature, Ed25519).
 */
public final class Cosignature {
    private Cosignature() {}

    /** The signature of a witness over the text of a checkpoint. */
    public static SignedNote.Line of(String checkpoint, Signer witness, Instant seenAt) {
        if (witness.key().type() != VerifierKey.Type.COSIGNATURE_V1) {
            throw new IllegalArgumentException(witness.key().name() + " is no key of a witness");
        }
        long seconds = seenAt.getEpochSecond();
        var signature = witness.sign(message(seconds, checkpoint));
        return new SignedNote.Line(
                witness.key().name(),
                witness.key().id(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array());
    }

    /** Whether the line is this witness's cosignature of this checkpoint. */
    public static boolean verifies(String checkpoint, SignedNote.Line line, VerifierKey witness) {
        var signed = line.signature();
        if (witness.type() != VerifierKey.Type.COSIGNATURE_V1
                || !line.isOf(witness)
                || signed.length != Long.BYTES + Ed25519.SIGNATURE_BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(signed).getLong();
        return seconds >= 0
                && witness.verifies(
                        message(seconds, checkpoint),
                        Arrays.copyOfRange(signed, Long.BYTES, signed.length));
    }

    private static byte[] message(long seconds, String checkpoint) {
        return ("cosignature/v1\ntime " + seconds + "\n" + checkpoint)
                .getBytes(StandardCharsets.UTF_8);
    }
}
