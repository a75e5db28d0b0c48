package org.throughline.agencies.erasing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.AgencyId;

/**
 * Word of an erasure to an agency that had been told something of the person.
 *
 * @param person as the case names them
 * @param entries how many of the agency's entries it concerns
 * @param toldAt recordedAt of the fact that the key was destroyed
 * @param confirmedAt when the agency's gateway said that it is done; null while it has not
 */
public record ToldErasure(
        AgencyId agency,
        String person,
        int entries,
        Instant toldAt,
        @Nullable Instant confirmedAt) {}
