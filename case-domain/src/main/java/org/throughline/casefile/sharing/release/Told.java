package org.throughline.casefile.sharing.release;

import java.util.LinkedHashSet;
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

    /** A raise replaces what is held, so that it holds that as well: nothing is taken back. */
    Told keeping(Held held) {
        var level = held.level().isAbove(judgement.level()) ? held.level() : judgement.level();
        var fields = new LinkedHashSet<>(judgement.fields());
        fields.addAll(held.fields());
        return new Told(new Judgement(level, fields), changes);
    }
}
