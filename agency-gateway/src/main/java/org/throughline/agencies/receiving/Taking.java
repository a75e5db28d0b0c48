package org.throughline.agencies.receiving;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.PartnerEntryListener;

/**
 * Takes what an agency is told, each entry once and in the order of its case. Entries that follow
 * what is there are written together: an agency that has a lot to catch up with gets it sooner.
 */
final class Taking {
    private final AgencyEntryTable table;
    private final TroubleTable troubles;
    private final DocumentTable documents;
    private final Function<AgencyId, Dialect> dialects;
    private final List<PartnerEntryListener> listeners;
    private final Clock clock;

    Taking(
            DataSource database,
            Function<AgencyId, Dialect> dialects,
            List<PartnerEntryListener> listeners,
            Clock clock) {
        this.table = new AgencyEntryTable(database);
        this.troubles = new TroubleTable(database);
        this.documents = new DocumentTable(database);
        this.dialects = dialects;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /**
     * What is there of a case.
     *
     * @param agencySeq the last number
     * @param hasGap whether a number after it is being asked for
     */
    record There(int agencySeq, boolean hasGap) {
        static final There NOTHING = new There(0, false);

        There healed() {
            return new There(agencySeq, false);
        }
    }

    /** What became of each of these, which are all of one agency. */
    List<Received> take(AgencyId agency, List<PartnerEntry> entries) {
        var cases = entries.stream().map(PartnerEntry::caseId).collect(Collectors.toSet());
        var there = new HashMap<>(table.there(agency, cases));
        var ready = new ArrayList<PartnerEntry>();
        var received = new ArrayList<Received>();
        for (var entry : entries) {
            var before = there.getOrDefault(entry.caseId(), There.NOTHING);
            int next = before.agencySeq() + 1;
            if (entry.agencySeq() == next) {
                ready.add(entry);
                received.add(Received.STORED);
                there.put(entry.caseId(), new There(next, before.hasGap()));
            } else {
                // What it is compared with has to stand there, and has healed what it heals.
                store(agency, ready, there);
                ready.clear();
                received.add(entry.agencySeq() > next ? miss(entry, next, there) : again(entry));
            }
        }
        store(agency, ready, there);
        return received;
    }

    private void store(AgencyId agency, List<PartnerEntry> ready, Map<CaseId, There> there) {
        if (ready.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        table.insert(ready, now);
        var dialect = dialects.apply(agency);
        documents.insert(ready, dialect::translate);
        var healed =
                ready.stream()
                        .map(PartnerEntry::caseId)
                        .filter(caseId -> there.getOrDefault(caseId, There.NOTHING).hasGap())
                        .collect(Collectors.toSet());
        if (!healed.isEmpty()) {
            troubles.healed(agency, healed);
            healed.forEach(caseId -> there.computeIfPresent(caseId, (_, one) -> one.healed()));
        }
        listeners.forEach(listener -> listener.received(List.copyOf(ready)));
    }

    private Received miss(PartnerEntry entry, int expected, Map<CaseId, There> there) {
        troubles.gap(entry.agency(), entry.caseId(), expected, clock.instant());
        there.put(entry.caseId(), new There(expected - 1, true));
        return Received.GAP;
    }

    /** An entry that came without its fields while its gate was closed comes again with them. */
    private Received again(PartnerEntry entry) {
        if (entry.payload().isEmpty() || !table.fill(entry)) {
            return Received.DUPLICATE;
        }
        documents.replace(entry, dialects.apply(entry.agency()).translate(entry));
        var told = table.ofCase(entry.agency(), entry.caseId());
        listeners.forEach(listener -> listener.filled(entry, told));
        return Received.FILLED;
    }
}
