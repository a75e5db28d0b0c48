package org.throughline.server.pages.corrections;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.Level;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.auditor.Told;

/**
 * Which agencies had been told of a fact before it was put right, and whether they were told of
 * that.
 *
 * @param released what the agencies were told of the case
 * @param workedOutTo position in the log up to which that is known
 */
record Holders(List<ReleasedEntry> released, long workedOutTo, Register register) {
    Holders {
        released = List.copyOf(released);
    }

    /** Whether it is known yet who is told of this event; it is a moment after it is recorded. */
    boolean areKnown(RecordedEvent correction) {
        return correction.position() <= workedOutTo;
    }

    /** One sentence for each agency that had been told of the fact before. */
    List<String> inWords(RecordedEvent fact, RecordedEvent correction) {
        Map<AgencyId, PartnerEntry> notices = new HashMap<>();
        entries(correction).forEach(notice -> notices.put(notice.agency(), notice));
        Map<AgencyId, Level> held = new LinkedHashMap<>();
        entries(fact)
                .filter(entry -> wasFirst(entry, notices.get(entry.agency()), correction))
                .forEach(entry -> held.put(entry.agency(), entry.level()));
        return held.entrySet().stream()
                .map(one ->
                        "%s: %s. %s"
                                .formatted(
                                        Names.of(one.getKey(), register),
                                        Told.words(one.getValue()),
                                        now(notices.get(one.getKey()), correction)))
                .toList();
    }

    private Stream<PartnerEntry> entries(RecordedEvent event) {
        return released.stream()
                .filter(one -> one.caseSeq() == event.caseSeq())
                .map(ReleasedEntry::entry);
    }

    /** Numbers are surer than moments, which two commits may share. */
    private static boolean wasFirst(
            PartnerEntry entry, @Nullable PartnerEntry notice, RecordedEvent correction) {
        return notice == null
                ? entry.releasedAt().isBefore(correction.recordedAt())
                : entry.agencySeq() < notice.agencySeq();
    }

    private String now(@Nullable PartnerEntry notice, RecordedEvent correction) {
        if (notice != null) {
            return "Told of this on " + Wording.time(notice.releasedAt()) + ".";
        }
        return areKnown(correction)
                ? "Not told of this: nothing that it holds changed."
                : "Not told of this yet.";
    }
}
