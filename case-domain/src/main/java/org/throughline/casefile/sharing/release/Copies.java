package org.throughline.casefile.sharing.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.sharing.gate.Judgement;

/** What one agency holds of a case, while a commit adds to it. */
final class Copies {
    private final AgencyId agency;
    private final Map<Integer, Held> latest = new HashMap<>();
    private final List<Release> released = new ArrayList<>();
    private int lastAgencySeq;

    Copies(AgencyId agency, Holding before) {
        this.agency = agency;
        for (var held : before.entries()) {
            latest.merge(
                    held.caseSeq(),
                    held,
                    (one, other) -> one.agencySeq() > other.agencySeq() ? one : other);
            lastAgencySeq = Math.max(lastAgencySeq, held.agencySeq());
        }
    }

    boolean areEmpty() {
        return latest.isEmpty();
    }

    @Nullable Held held(int caseSeq) {
        return latest.get(caseSeq);
    }

    /** Whether the judgement tells the agency more than it holds. */
    boolean lacks(RecordedEvent event, Judgement judgement) {
        var held = latest.get(event.caseSeq());
        return held == null
                || judgement.level().isAbove(held.level())
                || !held.fields().containsAll(judgement.fields());
    }

    void take(RecordedEvent event, Told told, Commit commit) {
        var before = latest.get(event.caseSeq());
        var release =
                new PartnerPayload(event, agency, told, commit)
                        .release(lastAgencySeq + 1, before == null ? null : before.agencySeq());
        lastAgencySeq = release.agencySeq();
        latest.put(event.caseSeq(), release.held());
        released.add(release);
    }

    List<Release> released() {
        return List.copyOf(released);
    }
}
