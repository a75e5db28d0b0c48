package org.throughline.referrals.log;

import java.util.List;
import org.throughline.referrals.stored.StoredFact;

/** The log as the desk reads it. */
public interface FactReader {

    /** All facts of one stream, in order. */
    List<StoredFact> stream(String stream);
}
