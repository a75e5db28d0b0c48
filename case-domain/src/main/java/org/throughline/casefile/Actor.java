package org.throughline.casefile;

import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;

/**
 * Who acts: the person, what they are, and for whom ({@link AgencyId#PROJECT} for staff of a
 * project).
 */
public record Actor(PersonId person, Role role, AgencyId agency) {

    /** Timers and rules. */
    public static final Actor SYSTEM =
            new Actor(new PersonId("system"), Role.SYSTEM, AgencyId.PROJECT);
}
