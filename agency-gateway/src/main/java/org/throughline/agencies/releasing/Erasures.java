package org.throughline.agencies.releasing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.erasing.ErasureTable;
import org.throughline.agencies.erasing.RefillTable;
import org.throughline.agencies.erasing.ToldErasure;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;

/**
 * Tells every agency that was told something of a person that the person was erased, and which of
 * its fields that concerns.
 */
public final class Erasures {
    private final ReleaseTable released;
    private final ErasureTable table;
    private final OutboxTable outbox;
    private final RefillTable refills;

    /** Over the casework database, migrated. */
    public Erasures(DataSource database) {
        this.released = new ReleaseTable(database);
        this.table = new ErasureTable(database);
        this.outbox = new OutboxTable(database);
        this.refills = new RefillTable(database);
    }

    /** Puts word of those in line whose key was destroyed in the last commit of this history. */
    void told(CaseId caseId, List<RecordedEvent> history) {
        var now = history.getLast().recordedAt();
        for (var recorded : history) {
            if (recorded.event() instanceof SubjectKeyDestroyed destroyed
                    && recorded.recordedAt().equals(now)) {
                concerned(caseId, destroyed.person(), history)
                        .forEach((agency, entries) -> tell(agency, recorded, destroyed, entries));
            }
        }
    }

    private void tell(
            AgencyId agency,
            RecordedEvent recorded,
            SubjectKeyDestroyed destroyed,
            Map<Integer, List<String>> entries) {
        var caseId = recorded.caseId();
        var body = new LinkedHashMap<String, Object>();
        body.put("erasure", recorded.eventId());
        body.put("isClient", destroyed.person().equals(DataSubject.CLIENT));
        body.put("entries", entries);
        outbox.add(agency, "erased", caseId, null, PartnerJson.write(body));
        table.insert(
                caseId,
                recorded.eventId(),
                new ToldErasure(
                        agency, destroyed.person(), entries.size(), recorded.recordedAt(), null));
    }

    /** An agency has taken the words of a person out of what it holds. */
    public void confirmed(AgencyId agency, String erasure) {
        table.confirmed(agency, erasure);
    }

    /** To which agencies word of erasures in this case went, the first first. */
    public List<ToldErasure> of(CaseId caseId) {
        return table.of(caseId);
    }

    /** How many entries of each agency tell something of this person. */
    public Map<AgencyId, Integer> held(CaseId caseId, String person, List<RecordedEvent> history) {
        var held = new LinkedHashMap<AgencyId, Integer>();
        concerned(caseId, person, history)
                .forEach((agency, entries) -> held.put(agency, entries.size()));
        return held;
    }

    /** By agency and number of its entry: the fields that are about the person. */
    private Map<AgencyId, Map<Integer, List<String>>> concerned(
            CaseId caseId, String person, List<RecordedEvent> history) {
        var concerned = new LinkedHashMap<AgencyId, Map<Integer, List<String>>>();
        for (var one : released.entries(caseId)) {
            var entry = one.entry();
            var event = history.get(one.caseSeq() - 1).event();
            var fields = EntrySeal.fieldsAbout(person, entry, event, history);
            if (!fields.isEmpty()) {
                concerned
                        .computeIfAbsent(entry.agency(), _ -> new LinkedHashMap<>())
                        .put(entry.agencySeq(), fields);
            }
        }
        return concerned;
    }

    /**
     * Has the topics emptied and filled again that held something of this case: their records are
     * the one place where the words of a person stand open on the project's side.
     */
    public void refill(CaseId caseId) {
        refills.ask(caseId);
    }
}
