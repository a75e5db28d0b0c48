package org.throughline.server.evidence.view;

import java.util.ArrayList;
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
import org.throughline.proof.chain.ViewEnd;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.AfterSealing;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.sealing.SealedLog.Opened;
import org.throughline.server.sealing.SealedLog.Place;
import org.throughline.server.wiring.CaseworkDatabase;

/**
 * Makes a link of each entry that was released to an agency, as soon as its fact is sealed. A link
 * says which commitments were opened and not what they hold, so that it stays when the values go.
 */
@Component
@OnNode(NodeRole.CASEWORK)
class ViewChains implements AfterSealing {
    private static final int LINKS_PER_STEP_MAX = 200;
    private static final int FACTS_KEPT_MAX = 2_000;

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
        var facts = new HashMap<Place, Opened>();
        var counts = released.counts();
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (var one : counts.entrySet()) {
                // Asked every second: whoever is up to date costs no question of their own.
                isMore |=
                        linked.getOrDefault(one.getKey(), 0L) < one.getValue()
                                && extend(one.getKey(), facts);
            }
            if (facts.size() > FACTS_KEPT_MAX) {
                facts.clear();
            }
        }
    }

    /** Makes the next links; false when that was all there is to do for now. */
    private boolean extend(AgencyId agency, Map<Place, Opened> facts) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    links.lock();
                    var end = end(agency);
                    long before = end.seq();
                    var entries = released.after(agency, end.seq(), LINKS_PER_STEP_MAX);
                    facts.putAll(
                            sealed.at(
                                    entries.stream()
                                            .map(ViewChains::place)
                                            .filter(place -> !facts.containsKey(place))
                                            .toList()));
                    var made = new ArrayList<ViewLink>();
                    for (var entry : entries) {
                        var link = link(entry, end, facts);
                        if (link.isEmpty()) {
                            break;
                        }
                        made.add(link.get());
                        end = new ViewEnd(link.get().seq(), link.get().hash());
                    }
                    links.insert(made);
                    linked.put(agency, before);
                    return end.seq() == before + LINKS_PER_STEP_MAX;
                }));
    }

    private static Place place(ReleasedEntry released) {
        return new Place(released.entry().caseId().value(), released.caseSeq());
    }

    private ViewEnd end(AgencyId agency) {
        return links.last(agency.value())
                .map(last -> new ViewEnd(last.seq(), last.hash()))
                .orElse(ViewEnd.START);
    }

    /** The next link; empty while its fact is not sealed. */
    private Optional<ViewLink> link(ReleasedEntry released, ViewEnd end, Map<Place, Opened> facts) {
        var entry = released.entry();
        return Optional.ofNullable(facts.get(place(released)))
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
