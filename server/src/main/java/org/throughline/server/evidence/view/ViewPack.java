package org.throughline.server.evidence.view;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.throughline.agencies.EntryEvents;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Served;
import org.throughline.proof.chain.ViewEntry;
import org.throughline.proof.leaf.Disclosure;
import org.throughline.proof.note.ScopeEnd;
import org.throughline.proof.pack.Opening;
import org.throughline.proof.pack.PackFiles;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.pack.PackWriter;
import org.throughline.proof.tree.Hash;
import org.throughline.server.evidence.Proved;
import org.throughline.server.evidence.cover.CoverSheets;
import org.throughline.server.evidence.cover.PackContent;
import org.throughline.server.evidence.cover.PackOrder;
import org.throughline.server.sealing.SealedLog;

/**
 * Everything that an agency was told, with the proof that it is in the log and that nothing that it
 * was told is missing. What it may no longer be shown stays closed, and still counts.
 */
final class ViewPack {
    /**
     * Stands where the format names the person whose key is no more: values that are not told
     * again.
     */
    private static final String CLOSED = "closed";

    private final SealedLog sealed;
    private final AgencyId agency;
    private final Map<String, Served> served;
    private final Proved proved;
    private final List<ViewLink> links;

    /**
     * The pack of an agency.
     *
     * @param served what the agency may be shown now
     */
    ViewPack(SealedLog sealed, ViewChains chains, AgencyId agency, List<Served> served) {
        this.sealed = sealed;
        this.agency = agency;
        this.served = byDelivery(served);
        this.proved = Proved.now(sealed);
        this.links = chains.of(agency, proved.size());
    }

    /** Entries by the id under which they were delivered. */
    private static Map<String, Served> byDelivery(List<Served> all) {
        var found = new HashMap<String, Served>();
        all.forEach(one -> found.put(EntryEvents.id(one.entry()), one));
        return found;
    }

    void write(Path file, Instant madeAt, PackOrder order, CoverSheets sheets) throws IOException {
        var lines = lines();
        var last = links.isEmpty() ? Hash.NONE : links.getLast().hash();
        try (var pack = PackWriter.create(file)) {
            proved.begin(pack, ScopeEnd.view(proved.origin(), agency.value()), links.size(), last);
            pack.addLines(PackFiles.LEAVES, lines.stream().map(Line::leaf));
            pack.addLines(PackFiles.OPENINGS, lines.stream().map(Line::opening));
            pack.addLines(PackFiles.VIEW, lines.stream().map(Line::link));
            sheets.add(
                    pack,
                    new PackContent(
                            PackKind.VIEW, agency.value(), links.size(), madeAt, proved.log()),
                    order);
            proved.finish(pack, PackKind.VIEW, agency.value(), 1, links.size(), madeAt);
        }
    }

    private record Line(byte[] leaf, byte[] opening, byte[] link) {}

    private List<Line> lines() {
        var lines = new ArrayList<Line>(links.size());
        var previous = Hash.NONE;
        for (var link : links) {
            var fact = sealed.at(link.position());
            long index = link.position() - 1;
            var opened = new ArrayList<Disclosure>();
            var closed = new ArrayList<Hash>();
            for (var disclosure : fact.disclosures()) {
                if (link.paths().contains(disclosure.path())) {
                    if (mayBeShown(link, disclosure)) {
                        opened.add(disclosure);
                    } else {
                        closed.add(disclosure.commitment());
                    }
                }
            }
            // Whose they were is not for the agency to know.
            fact.erased().stream()
                    .filter(gone -> link.paths().contains(gone.path()))
                    .forEach(gone -> closed.add(gone.commitment()));
            var opening =
                    new Opening(index, fact.hash(), proved.path(index), opened, closed(closed));
            var entry =
                    new ViewEntry(link.seq(), link.delivery(), fact.hash(), link.open(), previous);
            lines.add(new Line(fact.leaf(), opening.bytes(), entry.bytes()));
            previous = link.hash();
        }
        return lines;
    }

    private boolean mayBeShown(ViewLink link, Disclosure disclosure) {
        var now = served.get(link.delivery());
        if (now == null || now.state() != Served.State.WHOLE) {
            return ToldFields.isOfEveryEntry(disclosure.path());
        }
        return !ToldFields.of(now, List.of(disclosure)).isEmpty();
    }

    private static SortedMap<String, List<Hash>> closed(List<Hash> commitments) {
        var closed = new TreeMap<String, List<Hash>>();
        if (!commitments.isEmpty()) {
            closed.put(
                    CLOSED,
                    commitments.stream()
                            .sorted(java.util.Comparator.comparing(Hash::base64))
                            .toList());
        }
        return closed;
    }
}
