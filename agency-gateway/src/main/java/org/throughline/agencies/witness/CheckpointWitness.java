package org.throughline.agencies.witness;

import org.throughline.casefile.ids.AgencyId;

/** Judges for an agency what the log says of itself: the agency's side. */
public interface CheckpointWitness {

    /** Of agencies that judge nothing. */
    CheckpointWitness NONE = (_, _) -> "{}";

    /**
     * Judges it, inside the transaction that takes it.
     *
     * @param word as JSON
     * @return what the agency says of it, as JSON
     * @throws IllegalArgumentException when it is not the word of the agency's log
     */
    String judge(AgencyId agency, String word);
}
