package org.throughline.casefile.sharing.release;

import java.util.List;

/**
 * Everything that one agency was told of one case so far.
 *
 * @param entries all entries released to it, in the order of agencySeq; a raise follows the entry
 *     that it replaces
 */
public record Holding(Gate gate, List<Held> entries) {

    /** Nothing was ever told. */
    public static final Holding NOTHING = new Holding(Gate.NEVER_OPENED, List.of());

    public Holding {
        entries = List.copyOf(entries);
    }
}
