package org.throughline.casefile.sharing.gate;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.throughline.casefile.sharing.Level;

/** How much of one event an agency may be told: the level, and the names of the fields. */
public record Judgement(Level level, Set<String> fields) {

    /** The agency does not learn of the event. */
    public static final Judgement HIDDEN = new Judgement(Level.NOTHING, Set.of());

    public Judgement {
        // Not Set.copyOf: fields keep the order of the event table.
        fields = Collections.unmodifiableSet(new LinkedHashSet<>(fields));
    }

    public boolean isHidden() {
        return level == Level.NOTHING;
    }
}
