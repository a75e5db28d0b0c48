package org.throughline.referrals.log;

import java.util.List;
import org.throughline.referrals.stored.StoredFact;

/** The log as the desk reads it. */
public interface FactReader {

    /** The facts of one stream after a position of the log, in order. */
    Slice stream(String stream, long after);

    /** All facts of one stream, in order. */
    default List<StoredFact> stream(String stream) {
        return stream(stream, 0).facts();
    }

    /**
     * What a stream held when it was looked at.
     *
     * @param upTo how long the log was then: nothing of the stream is left out up to here
     */
    record Slice(List<StoredFact> facts, long upTo) {
        public Slice {
            facts = List.copyOf(facts);
        }
    }
}
