package org.throughline.agencies.releasing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.erasing.ErasureTable;
import org.throughline.agencies.erasing.ToldErasure;
import org.throughline.agencies.sealing.EntrySeal;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.ErasedFields;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.person.DataSubject;

/**
 * Takes the words of a person who was erased out of what had been released, tells every agency that
 * had been told them, and has its topics emptied and filled again. All of it in the transaction
 * that releases what the log says: nobody who publishes after it holds a word, whatever keys are
 * still remembered somewhere.
 */
public final class Erasures {
    private final ReleaseTable released;
    private final ErasureTable table;
    private final OutboxTable outbox;
    private final PublicationTable publications;

    /** Over the casework database, migrated. */
    public Erasures(DataSource database) {
        this.released = new ReleaseTable(database);
        this.table = new ErasureTable(database);
        this.outbox = new OutboxTable(database);
        this.publications = new PublicationTable(database);
    }

    /** Whose key the log says is destroyed, whether it is already or not. */
    public static Set<String> in(List<RecordedEvent> history) {
        return history.stream()
                .map(RecordedEvent::event)
                .filter(SubjectKeyDestroyed.class::isInstance)
                .map(event -> ((SubjectKeyDestroyed) event).person())
                .collect(Collectors.toSet());
    }

    /** Follows the erasures that the last commit of this history decided. */
    void follow(CaseId caseId, List<RecordedEvent> history) {
        var now = history.getLast().recordedAt();
        for (var recorded : history) {
            if (recorded.event() instanceof SubjectKeyDestroyed destroyed
                    && recorded.recordedAt().equals(now)) {
                var entries = released.entries(caseId);
                concerned(entries, destroyed.person(), history)
                        .forEach((agency, fields) -> erase(agency, recorded, destroyed, fields));
            }
        }
    }

    private void erase(
            AgencyId agency,
            RecordedEvent recorded,
            SubjectKeyDestroyed destroyed,
            Map<ReleasedEntry, List<String>> fields) {
        var caseId = recorded.caseId();
        boolean isClient = destroyed.person().equals(DataSubject.CLIENT);
        var entries = new LinkedHashMap<Integer, List<String>>();
        fields.forEach((one, names) -> {
            var entry = one.entry();
            released.replace(entry.with(ErasedFields.in(entry.payload(), names)));
            entries.put(entry.agencySeq(), names);
        });
        if (isClient) {
            outbox.eraseMasks(agency, caseId);
        }
        publications.erased(agency);
        var word = new ErasureWord(agency, recorded.eventId(), caseId, isClient, entries);
        outbox.add(agency, "erased", caseId, null, PartnerJson.write(PartnerJson.erasure(word)));
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

    /** By person and agency: how many entries tell something of them. */
    public Map<String, Map<AgencyId, Integer>> held(
            CaseId caseId, Set<String> persons, List<RecordedEvent> history) {
        var entries = released.entries(caseId);
        var held = new LinkedHashMap<String, Map<AgencyId, Integer>>();
        for (var person : persons) {
            var counts = new LinkedHashMap<AgencyId, Integer>();
            concerned(entries, person, history)
                    .forEach((agency, fields) -> counts.put(agency, fields.size()));
            held.put(person, counts);
        }
        return held;
    }

    /** By agency and entry: the fields that are about the person. */
    private static Map<AgencyId, Map<ReleasedEntry, List<String>>> concerned(
            List<ReleasedEntry> entries, String person, List<RecordedEvent> history) {
        var concerned = new LinkedHashMap<AgencyId, Map<ReleasedEntry, List<String>>>();
        for (var one : entries) {
            var event = history.get(one.caseSeq() - 1).event();
            var fields = EntrySeal.fieldsAbout(person, one.entry(), event, history);
            if (!fields.isEmpty()) {
                concerned
                        .computeIfAbsent(one.entry().agency(), _ -> new LinkedHashMap<>())
                        .put(one, fields);
            }
        }
        return concerned;
    }
}
