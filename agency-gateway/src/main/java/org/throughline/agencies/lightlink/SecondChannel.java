package org.throughline.agencies.lightlink;

import java.time.Instant;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

/** Brings the code of a visit to its reader by another way than the mail that the link came by. */
public interface SecondChannel {

    /** Tells the code; one that was told for the same link before is void. */
    void tell(Code code);

    /** The code of this link was used, so that nobody needs it any more. */
    void spent(AgencyId agency, String reference);

    /**
     * A code on its way.
     *
     * @param reference of the link
     * @param until after this it opens nothing
     */
    record Code(AgencyId agency, String reference, PersonId person, String code, Instant until) {
        @Override
        public String toString() {
            return reference;
        }
    }
}
