package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Sheet.SHEET;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;

/** What an interface of the program served, held against the reference. */
public final class AsServed {
    private AsServed() {}

    /**
     * Where what an agency was served of a case first differs from what the reference serves it;
     * empty when it does not. An agency that was told nothing is served nothing.
     *
     * @param served one {@link #line} for each entry
     */
    public static Optional<String> difference(
            Town town, AgencyId agency, List<RecordedEvent> history, List<String> served) {
        var reference = new Reference(town, agency.value(), history);
        var expected =
                reference.told.isEmpty()
                        ? List.<String>of()
                        : new ServedReference(reference, history).lines();
        var isOpen = reference.isGateOpen;
        return Comparison.firstDifference(
                Comparison.masked(served, isOpen), Comparison.masked(expected, isOpen));
    }

    /**
     * One entry.
     *
     * @param state whole, emptied or tombstone, in capitals
     */
    public static String line(
            int agencySeq,
            String eventId,
            String state,
            String occurredAt,
            Map<String, Object> payload) {
        return agencySeq
                + " "
                + eventId
                + " "
                + state
                + " "
                + (state.equals("TOMBSTONE") ? "" : occurredAt)
                + " "
                + Told.inOrder(payload);
    }

    /** The fields of a kind of event that are of class CODE. */
    public static Set<String> coded(String type) {
        var coded = new HashSet<String>();
        SHEET.rows
                .get(type)
                .fields()
                .forEach((name, field) -> {
                    if (field.dataClass().equals("CODE")) {
                        coded.add(name);
                    }
                });
        return coded;
    }
}
