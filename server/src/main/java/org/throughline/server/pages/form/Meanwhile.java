package org.throughline.server.pages.form;

import java.util.List;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;
import org.throughline.server.pages.timeline.EventView;
import org.throughline.views.replay.Replay;

/**
 * What others recorded on a case while somebody filled in a form of it.
 *
 * @param events in the order in which they were recorded
 * @param hidden how many more there are that whoever fills in the form may not read
 */
public record Meanwhile(List<EventView> events, int hidden) {
    public Meanwhile {
        events = List.copyOf(events);
    }

    /**
     * What came since.
     *
     * @param typed the form, which says what version of the case was looked at
     * @param readable what whoever filled it in may read of the case now
     * @param version of the case now
     */
    public static Meanwhile of(
            Map<String, String[]> typed,
            List<RecordedEvent> readable,
            int version,
            Register register) {
        int seen = seen(typed, version);
        var events =
                Replay.of(readable).standing().stream()
                        .filter(known -> known.event().caseSeq() > seen)
                        .map(known -> EventView.of(known, register, List.of()))
                        .toList();
        return new Meanwhile(events, Math.max(0, version - seen - events.size()));
    }

    /** The version of the case that a form was opened on; that of now where it names none. */
    public static int seen(Map<String, String[]> typed, int version) {
        var said = typed.getOrDefault("expectedSeq", typed.get("previewSeq"));
        return said != null && said.length > 0 && said[0].matches("\\d{1,9}")
                ? Integer.parseInt(said[0])
                : version;
    }

    /** How many are not shown, as a sentence; empty when all are. */
    public String hiddenWords() {
        return switch (hidden) {
            case 0 -> "";
            case 1 -> "One more entry was recorded that is not shown to you.";
            default -> hidden + " more entries were recorded that are not shown to you.";
        };
    }
}
