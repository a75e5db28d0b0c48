package org.throughline.server.evidence.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.agencies.EntryEvents;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.proof.chain.ViewEnd;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.AfterSealing;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.sealing.SealedLog.Opened;
import org.throughline.server.wiring.CaseworkDatabase;

/**
 * Makes a link of each entry that was released to an agency, as soon as its fact is sealed. A link
 * says which commitments were opened and not what they hold, so that it stays when the values go.
 */
@Component
@OnNode(NodeRole.CASEWORK)
class ViewChains implements AfterSealing {
    private static final int LINKS_PER_STEP_MAX = 200;

    private final SealedLog sealed;
    private final ReleasedEntries released;
    private final ViewLinkTable links;
    private final TransactionTemplate transaction;

    /** How far each chain is at least: what is committed, by whichever node. */
    private final Map<AgencyId, Long> linked = new ConcurrentHashMap<>();

    ViewChains(SealedLog sealed, ReleasedEntries released, CaseworkDatabase database) {
        this.sealed = sealed;
        this.released = released;
        this.links = new ViewLinkTable(database.derived());
        this.transaction =
                new TransactionTemplate(new DataSourceTransactionManager(database.derived()));
    }

    @Override
    public void go() {
        // Most facts are told to several agencies, one soon after the other.
        var facts = new HashMap<FactOfCase, Opened>();
        released.counts()
                .forEach((agency, count) -> {
                    // Asked every second: whoever is up to date costs no question of their own.
                    while (linked.getOrDefault(agency, 0L) < count && extend(agency, facts)) {
                        facts.clear();
                    }
                });
    }

    /** Where a fact stands in its case. */
    private record FactOfCase(CaseId caseId, int caseSeq) {}

    /** Makes the next links; false when that was all there is to do for now. */
    private boolean extend(AgencyId agency, Map<FactOfCase, Opened> facts) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    links.lock();
                    var end = end(agency);
                    long before = end.seq();
                    for (var entry : released.after(agency, end.seq(), LINKS_PER_STEP_MAX)) {
                        var link = link(entry, end, facts);
                        if (link.isEmpty()) {
                            break;
                        }
                        links.insert(link.get());
                        end = new ViewEnd(link.get().seq(), link.get().hash());
                    }
                    linked.put(agency, before);
                    return end.seq() == before + LINKS_PER_STEP_MAX;
                }));
    }

    private ViewEnd end(AgencyId agency) {
        return links.last(agency.value())
                .map(last -> new ViewEnd(last.seq(), last.hash()))
                .orElse(ViewEnd.START);
    }

    /** The next link; empty while its fact is not sealed. */
    private Optional<ViewLink> link(
            ReleasedEntry released, ViewEnd end, Map<FactOfCase, Opened> facts) {
        var entry = released.entry();
        var fact =
                facts.computeIfAbsent(
                        new FactOfCase(entry.caseId(), released.caseSeq()),
                        one -> sealed.ofCase(one.caseId().value(), one.caseSeq()).orElse(null));
        return Optional.ofNullable(fact)
                .map(opened -> {
                    if (!opened.event().id().equals(entry.eventId())
                            || entry.releaseSeq() != end.seq() + 1) {
                        throw new IllegalStateException(
                                "an entry is not of the fact that it names");
                    }
                    var told = ToldFields.of(entry, entry.payload(), opened.disclosures());
                    var link =
                            end.next(
                                    EntryEvents.id(entry),
                                    opened.hash(),
                                    told.stream().map(Disclosure::commitment).toList());
                    return new ViewLink(
                            entry.agency().value(),
                            link.seq(),
                            opened.event().position(),
                            link.delivery(),
                            told.stream().map(Disclosure::path).toList(),
                            link.open(),
                            link.hash());
                });
    }

    /** The chain of an agency as far as a tree of this size holds it. */
    List<ViewLink> of(AgencyId agency, long size) {
        var all = links.of(agency.value());
        // A fact that is told late stands before others: the chain ends at the first one beyond.
        int end = 0;
        while (end < all.size() && all.get(end).position() <= size) {
            end++;
        }
        return all.subList(0, end);
    }

    /** How many entries are linked. */
    long count(AgencyId agency) {
        return end(agency).seq();
    }
}
