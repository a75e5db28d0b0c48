package org.throughline.casefile.evidence;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.IncidentEvent.EvidenceLogged;

/** Evidence may be held by the project or by any agency, whoever writes it down. */
public final class Keeping {

    public static final Decider<LogEvidence, Nothing> DECIDER =
            Decider.recording(LogEvidence.class, Keeping::fact);

    private Keeping() {}

    private static EvidenceLogged fact(LogEvidence item) {
        return new EvidenceLogged(
                item.itemId(), item.kind(), item.heldBy(), item.takenAt(), item.digest());
    }
}
