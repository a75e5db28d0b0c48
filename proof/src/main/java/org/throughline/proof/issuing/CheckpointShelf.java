package org.throughline.proof.issuing;

import java.util.Optional;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.SignedNote;

/**
 * Where checkpoints are kept before anybody sees them. What is kept once stays as it is: a database
 * with the size as its key.
 */
public interface CheckpointShelf {

    /** The largest that was ever kept, whether it was signed or not. */
    Optional<Checkpoint> last();

    /** The note of a size; empty while it is not signed. */
    Optional<SignedNote> note(long size);

    /**
     * Keeps a checkpoint that is about to be signed; on return it is durable.
     *
     * @return whether it is kept now, by this call or an earlier one with the same root; false when
     *     another root, or a larger size, is kept
     */
    boolean keep(Checkpoint checkpoint);

    /** Keeps the signed note of a checkpoint that is kept. */
    void sign(Checkpoint checkpoint, SignedNote note);
}
