package org.throughline.proof.issuing;

import java.util.List;
import java.util.Optional;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.note.Signer;
import org.throughline.proof.tree.Proofs;

/**
 * Makes the checkpoints of a log. A checkpoint is worked out twice, must follow from the one
 * before, and is durable before it is signed; so neither a crash nor a second node nor a bit that
 * flips in memory leads to two signed roots of one size.
 */
public final class Issuing {
    private final String origin;
    private final Proofs tree;
    private final CheckpointShelf shelf;
    private final List<Signer> signers;

    /**
     * Issues for a log.
     *
     * @param signers every key of the log that counts now; two while one hands over to the other
     */
    public Issuing(String origin, Proofs tree, CheckpointShelf shelf, List<Signer> signers) {
        this.origin = origin;
        this.tree = tree;
        this.shelf = shelf;
        this.signers = List.copyOf(signers);
    }

    /**
     * The signed checkpoint of a tree of this size, or of a larger one that was kept before. Asked
     * for the same size again it gives the same note: that is the heartbeat of a log at rest.
     *
     * @throws TwoHistories when the tree is not what was kept of it; nothing is signed then, now or
     *     later, until a person has looked
     */
    public SignedNote issue(long size) {
        var last = shelf.last();
        if (last.isPresent() && last.get().size() >= size) {
            return signed(last.get());
        }
        var next = new Checkpoint(origin, size, tree.root(size));
        follows(last, next);
        if (!shelf.keep(next)) {
            // Another node was faster. What it kept is the log's word now, if the tree agrees.
            return signed(shelf.last().orElseThrow(() -> new TwoHistories(size)));
        }
        return signed(next);
    }

    private SignedNote signed(Checkpoint kept) {
        return shelf.note(kept.size()).orElseGet(() -> sign(kept));
    }

    private SignedNote sign(Checkpoint kept) {
        // Read anew: what is signed is what the tree holds and not what memory remembers of it.
        if (!tree.root(kept.size()).equals(kept.root())) {
            throw new TwoHistories(kept.size());
        }
        var note = new SignedNote(kept.text(), List.of());
        for (var signer : signers) {
            note = note.signed(signer);
        }
        var made = note;
        if (!signers.stream().allMatch(signer -> made.isSignedBy(signer.key()))) {
            throw new IllegalStateException("a signature of the log does not verify");
        }
        shelf.sign(kept, note);
        return note;
    }

    private void follows(Optional<Checkpoint> last, Checkpoint next) {
        last.ifPresent(before -> {
            var proof = tree.consistency(before.size(), next.size());
            if (!proof.leads(before.root(), next.root())) {
                throw new TwoHistories(next.size());
            }
        });
    }
}
