package org.throughline.casefile.sharing.release;

import java.util.List;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.Register;

/**
 * What the last commit of a case releases to every agency, and which gates it opened or closed.
 *
 * @param releases per agency in the order of agencySeq
 * @param gateChanges only of agencies whose gate differs from before
 */
public record CaseRelease(List<Release> releases, List<GateChange> gateChanges) {
    public CaseRelease {
        releases = List.copyOf(releases);
        gateChanges = List.copyOf(gateChanges);
    }

    /**
     * Judges every agency again over all events of the case, with the state after the last commit.
     *
     * @param history all events of the case up to and with the commit; those of the commit share
     *     the last recordedAt
     * @param holdings what each agency was told before; an agency that is missing holds nothing
     */
    public static CaseRelease after(
            List<RecordedEvent> history, Register register, Map<AgencyId, Holding> holdings) {
        throw new UnsupportedOperationException("to be filled in");
    }
}
