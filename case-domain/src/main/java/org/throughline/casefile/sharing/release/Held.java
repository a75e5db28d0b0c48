package org.throughline.casefile.sharing.release;

import java.util.Set;
import org.throughline.casefile.sharing.Level;

/** An entry that was released to an agency: which event, how much of it. */
public record Held(int caseSeq, int agencySeq, Level level, Set<String> fields) {
    public Held {
        fields = Set.copyOf(fields);
    }
}
