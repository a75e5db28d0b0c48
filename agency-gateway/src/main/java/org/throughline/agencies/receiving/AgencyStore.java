package org.throughline.agencies.receiving;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.PlaceTable;
import org.throughline.agencies.dialect.Dialect;
import org.throughline.agencies.erasing.ErasureWordTable;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.ErasedFields;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.partner.Mask;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.PartnerEntryListener;
import org.throughline.casefile.partner.Served;

/**
 * What the agencies of this node were told: every entry once and in order, with its effects and the
 * place in the topic in one transaction.
 */
public final class AgencyStore {
    private final AgencyEntryTable table;
    private final TroubleTable troubles;
    private final Taking taking;
    private final FeedTable feed;
    private final DocumentTable documents;
    private final MaskTable masks;
    private final ErasureWordTable words;
    private final PlaceTable places;
    private final TransactionTemplate transaction;
    private final Function<AgencyId, Dialect> dialects;
    private final List<PartnerEntryListener> listeners;
    private final Clock clock;

    /**
     * @param database the gateway database, migrated
     * @param dialects the vocabulary of each agency
     * @param listeners told of each entry inside the transaction that stores it
     */
    public AgencyStore(
            DataSource database,
            Function<AgencyId, Dialect> dialects,
            List<PartnerEntryListener> listeners,
            Clock clock) {
        this.table = new AgencyEntryTable(database);
        this.troubles = new TroubleTable(database);
        this.taking = new Taking(database, dialects, listeners, clock);
        this.feed = new FeedTable(database);
        this.documents = new DocumentTable(database);
        this.masks = new MaskTable(database);
        this.words = new ErasureWordTable(database);
        this.places = PlaceTable.ofEntries(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.dialects = dialects;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Creates or brings up to date the schema {@code gateway}. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("gateway")
                .locations("classpath:db/gateway")
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /** Does this in one transaction: effects and the place in the topic together, or neither. */
    public <T> T together(Supplier<T> effects) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> effects.get()));
    }

    /**
     * The same for one agency, and no other node takes anything for it meanwhile: what two nodes
     * read at once is stored by one and a duplicate to the other.
     */
    public <T> T together(AgencyId agency, Supplier<T> effects) {
        return together(() -> {
            table.hold(agency);
            return effects.get();
        });
    }

    /** Takes one entry; to be called inside {@link #together}. */
    public Received receive(PartnerEntry entry) {
        return receive(entry.agency(), List.of(entry)).getFirst();
    }

    /**
     * Takes these in order, and says what became of each; to be called inside {@link #together}.
     */
    public List<Received> receive(AgencyId agency, List<PartnerEntry> entries) {
        return entries.isEmpty() ? List.of() : taking.take(agency, entries);
    }

    /**
     * Takes word of a gate that opened or closed; an older word that comes again changes nothing.
     */
    public void gate(AgencyId agency, CaseId caseId, boolean isOpen, long outboxSeq) {
        table.gate(agency, caseId, isOpen, outboxSeq);
    }

    /** Takes what stands for redacted fields of an entry, which need not have come yet. */
    public void mask(CaseId caseId, Mask mask, long outboxSeq) {
        masks.put(caseId, mask, outboxSeq);
    }

    /**
     * Somebody was erased: what the agency holds of them goes, and the mark stands in its place.
     */
    public void erase(ErasureWord word) {
        var agency = word.agency();
        for (var entry : told(agency, word.caseId())) {
            var gone = word.fields().get(entry.agencySeq());
            if (gone != null) {
                var left = entry.with(ErasedFields.in(entry.payload(), gone));
                table.replace(left);
                documents.replace(left, dialects.apply(agency).translate(left));
                masks.erase(agency, word.caseId(), entry.eventId());
                listeners.forEach(listener -> listener.erased(left));
            }
        }
        if (words.insert(word, clock.instant())) {
            listeners.forEach(listener -> listener.erased(word));
        }
    }

    /** What the agency was told of erasures after a number, in order. */
    public List<ErasureWordTable.Word> erasures(AgencyId agency, int after, int limit) {
        return words.after(agency, after, limit);
    }

    /** Puts a record that cannot be read aside. */
    public void park(AgencyId agency, String topicId, int partition, long offset, String reason) {
        troubles.park(agency, topicId, partition, offset, reason, clock.instant());
    }

    /** Where reading a topic goes on, by partition; none of a topic that was never read. */
    public Map<Integer, Long> nextOffsets(AgencyId agency, String topicId) {
        return places.next(agency, topicId);
    }

    /** What stands before this place of the topic has taken effect. */
    public void consumed(AgencyId agency, String topicId, int partition, long nextOffset) {
        places.moveTo(agency, topicId, partition, nextOffset);
    }

    /** The cases of which a number is missing, with that number. */
    public Map<CaseId, Integer> missing(AgencyId agency) {
        return troubles.missing(agency);
    }

    /** The cases whose gate is open to the agency, as far as word of it has come. */
    public Set<CaseId> openCases(AgencyId agency, Collection<String> caseIds) {
        return table.openCases(agency, caseIds);
    }

    /** Every entry that the agency received of a case, as it came, by agencySeq. */
    public List<PartnerEntry> told(AgencyId agency, CaseId caseId) {
        return table.ofCase(agency, caseId);
    }

    public boolean isOpen(AgencyId agency, CaseId caseId) {
        return table.isOpen(agency, caseId);
    }

    /**
     * What the agency may be shown of a case now, by agencySeq; empty when it never was told
     * anything.
     */
    public List<Served> served(AgencyId agency, CaseId caseId) {
        return Served.of(
                told(agency, caseId), masks.ofCase(agency, caseId), isOpen(agency, caseId));
    }

    /** The same of every entry, also of those that were raised later. */
    public List<Served> feed(AgencyId agency, CaseId caseId) {
        return Served.feed(
                told(agency, caseId), masks.ofCase(agency, caseId), isOpen(agency, caseId));
    }

    /** The same in the order of display, without what was entered in error. */
    public List<Served> timeline(AgencyId agency, CaseId caseId) {
        return Served.timeline(
                told(agency, caseId), masks.ofCase(agency, caseId), isOpen(agency, caseId));
    }

    /** The agency's entries over all cases that follow a cursor without a gap. */
    public List<PartnerEntry> after(AgencyId agency, long releaseSeq, int limit) {
        return feed.after(agency, releaseSeq, limit);
    }

    /** The number for which the feed waits while a later one is there already. */
    public Optional<Long> feedWaitsFor(AgencyId agency) {
        return feed.waitsFor(agency);
    }

    /** The cursor of the agency's last entry. */
    public long lastReleaseSeq(AgencyId agency) {
        return feed.lastReleaseSeq(agency);
    }

    /** The cases that the agency was told of, those that changed last first. */
    public List<CaseId> cases(AgencyId agency) {
        return table.cases(agency);
    }

    /** Those of the cases to which the last entries belong, the last one first. */
    public List<CaseId> lastCases(AgencyId agency, int limit) {
        return table.lastCases(agency, limit);
    }

    /** The entries of a case in the agency's own vocabulary, by agencySeq. */
    public Map<Integer, Map<String, Object>> documents(AgencyId agency, CaseId caseId) {
        return documents.ofCase(agency, caseId);
    }

    /** How many numbers are missing now, and how many records and documents were put aside. */
    public Trouble trouble(AgencyId agency) {
        return new Trouble(troubles.gaps(agency), troubles.parked(agency));
    }

    /** What a person has to look at. */
    public record Trouble(int gaps, int parked) {}
}
