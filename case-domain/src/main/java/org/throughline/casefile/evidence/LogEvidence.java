package org.throughline.casefile.evidence;

import java.time.Instant;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Write down a piece of evidence and who keeps it. */
public record LogEvidence(
        String itemId, String kind, AgencyId heldBy, Instant takenAt, String digest)
        implements CaseCommand {}
