package org.throughline.agencies.receiving;

import org.throughline.casefile.ids.AgencyId;

/** Told that the project wants an entry brought to its agency once more. */
@FunctionalInterface
public interface AgainListener {
    /** Nobody who brings anything again. */
    AgainListener NONE = (_, _, _) -> {};

    /**
     * To be called as often as the wish comes.
     *
     * @param wishSeq place of the wish among everything that goes out to the agency; it rises
     */
    void again(AgencyId agency, long releaseSeq, long wishSeq);
}
