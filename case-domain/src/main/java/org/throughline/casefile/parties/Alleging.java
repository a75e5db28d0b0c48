package org.throughline.casefile.parties;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;

/**
 * What the client says of somebody is written down as it is said. It is sealed inside the project
 * as well.
 */
public final class Alleging {

    public static final Decider<NoteAllegedParty, Nothing> DECIDER =
            Decider.recording(NoteAllegedParty.class, Alleging::fact);

    private Alleging() {}

    private static AllegedPartyNoted fact(NoteAllegedParty party) {
        return new AllegedPartyNoted(
                party.partyRef(),
                party.name(),
                party.relation(),
                party.tenantOf(),
                party.markers(),
                party.words());
    }
}
