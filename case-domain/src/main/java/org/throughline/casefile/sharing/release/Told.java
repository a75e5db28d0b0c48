package org.throughline.casefile.sharing.release;

import java.util.List;
import org.throughline.casefile.sharing.gate.Judgement;
import org.throughline.casefile.values.Change;

/**
 * How much of an event an agency is told.
 *
 * @param changes of the notice of a correction: those that the agency may see
 */
record Told(Judgement judgement, List<Change> changes) {

    static final Told NOTHING = new Told(Judgement.HIDDEN, List.of());

    Told {
        changes = List.copyOf(changes);
    }
}
