package org.throughline.server.evidence;

import java.util.ArrayList;
import java.util.List;
import org.throughline.proof.note.Checkpoint;
import org.throughline.proof.note.SignedNote;
import org.throughline.proof.pack.Remembered;
import org.throughline.proof.tree.Proofs;
import org.throughline.server.sealing.SealedLog;

/** What the log said of itself before, each with the way to the next, as a pack holds it. */
public final class Earlier {
    private static final int CHECKPOINTS_MAX = 32;

    private Earlier() {}

    /** The lines of the latest checkpoints before this one. */
    public static List<byte[]> of(SealedLog sealed, Checkpoint checkpoint, Proofs proofs) {
        var earlier = sealed.before(checkpoint, CHECKPOINTS_MAX);
        var lines = new ArrayList<byte[]>(earlier.size());
        for (int i = 0; i < earlier.size(); i++) {
            long next = i + 1 < earlier.size() ? size(earlier.get(i + 1)) : checkpoint.size();
            var way = proofs.consistency(size(earlier.get(i)), next);
            lines.add(new Remembered(earlier.get(i), way.path()).bytes());
        }
        return lines;
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).orElseThrow().size();
    }
}
