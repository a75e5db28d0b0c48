package org.throughline.server.pages.timeline;

import java.util.List;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.views.replay.Replay;

/**
 * An event on a timeline.
 *
 * @param isCorrectable whether what it says can be put right by another event
 * @param told whom of the agencies it was told, with the level
 */
public record EventView(
        int caseSeq,
        String title,
        String by,
        String happened,
        String recorded,
        boolean isCorrected,
        boolean isRedacted,
        boolean isCorrectable,
        List<Wording.Line> lines,
        List<String> told) {
    public EventView {
        lines = List.copyOf(lines);
        told = List.copyOf(told);
    }

    /** What became of it later, in words; empty while it stands as it was recorded. */
    public String later() {
        return (isCorrected ? "corrected" : "")
                + (isCorrected && isRedacted ? ", " : "")
                + (isRedacted ? "redacted" : "");
    }

    /** As it is known today. */
    public static EventView of(Replay.Known known, Register register, List<String> told) {
        var event = known.event();
        return new EventView(
                event.caseSeq(),
                Wording.words(event.type()),
                Names.of(event.actor(), register),
                Wording.time(known.occurredAt(), known.precision()),
                Wording.time(event.recordedAt()),
                known.isCorrected(),
                known.isRedacted(),
                EventTable.standard().row(event.type()).isCorrectable(),
                Wording.lines(event.type(), known.payload()),
                told);
    }
}
