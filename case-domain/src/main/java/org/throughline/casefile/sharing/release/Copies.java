package org.throughline.casefile.sharing.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Mask;
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
        var kept = before == null ? told : told.keeping(before);
        var release =
                new PartnerPayload(event, agency, kept, commit)
                        .release(lastAgencySeq + 1, before == null ? null : before.agencySeq());
        lastAgencySeq = release.agencySeq();
        latest.put(event.caseSeq(), release.held());
        released.add(release);
    }

    List<Release> released() {
        return List.copyOf(released);
    }

    /**
     * What stands for the redacted fields of what is held.
     *
     * @param ofEverything not only of what the commit redacted or released, because the agency
     *     could not be told before
     */
    List<Mask> masks(Commit commit, boolean ofEverything) {
        var touched = new HashSet<>(commit.redacted());
        released.forEach(release -> touched.add(release.event().caseSeq()));
        return latest.values().stream()
                .filter(held -> ofEverything || touched.contains(held.caseSeq()))
                .sorted(Comparator.comparingInt(Held::agencySeq))
                .map(held -> mask(held, commit))
                .filter(mask -> !mask.texts().isEmpty())
                .toList();
    }

    private Mask mask(Held held, Commit commit) {
        var texts = new HashMap<>(commit.state().of(held.caseSeq()).redacted());
        texts.keySet().retainAll(held.fields());
        return new Mask(agency, commit.event(held.caseSeq()).eventId(), texts);
    }
}
