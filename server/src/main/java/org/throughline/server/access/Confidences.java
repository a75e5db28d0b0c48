package org.throughline.server.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.Notices;

/**
 * What only some of the project's people read of a case: notes that are not for the team, and what
 * is sealed (domain reference 4.10). Whoever may not read an event may not read either what a later
 * one quotes of it.
 */
final class Confidences {
    private static final String TEAM = "team";
    private static final String SEALED = "sealed";

    private final Actor reader;
    private final boolean isTheirs;
    private final Map<Integer, String> accessOfNotes;

    private Confidences(Actor reader, List<RecordedEvent> history) {
        this.reader = reader;
        this.isTheirs = CurrentCaseworker.of(history).is(reader.person());
        this.accessOfNotes = accessOfNotes(history);
    }

    /** The events that the reader may read, in their order. */
    static List<RecordedEvent> readBy(Actor reader, List<RecordedEvent> history) {
        var confidences = new Confidences(reader, history);
        Set<Integer> kept = new HashSet<>();
        for (var recorded : history) {
            if (confidences.keeps(recorded)) {
                kept.add(recorded.caseSeq());
            }
        }
        return history.stream()
                .filter(recorded -> !kept.contains(recorded.caseSeq()))
                .filter(recorded -> !speaksOf(recorded, kept))
                .toList();
    }

    /** Who may read a note can be corrected; the last word counts. */
    private static Map<Integer, String> accessOfNotes(List<RecordedEvent> history) {
        var access = new HashMap<Integer, String>();
        for (var recorded : history) {
            if (recorded.event() instanceof NoteAdded note) {
                access.put(recorded.caseSeq(), note.access());
            } else if (recorded.event() instanceof EventCorrected corrected) {
                corrected.changes().stream()
                        .filter(change -> change.field().equals("access"))
                        .forEach(change ->
                                access.replace(corrected.target(), String.valueOf(change.value())));
            }
        }
        return access;
    }

    private boolean keeps(RecordedEvent recorded) {
        return switch (reader.role()) {
            case INTAKE -> isSealed(recorded) || !access(recorded).equals(TEAM);
            case CASEWORKER -> keepsFromCaseworker(recorded);
            default -> false;
        };
    }

    private boolean keepsFromCaseworker(RecordedEvent recorded) {
        if (recorded.actor().person().equals(reader.person())) {
            return false;
        }
        if (recorded.event() instanceof AllegedPartyNoted || access(recorded).equals(SEALED)) {
            return !isTheirs;
        }
        return !access(recorded).equals(TEAM);
    }

    /** Who may read the event, as far as it is a note; everything else is for the team. */
    private String access(RecordedEvent recorded) {
        return accessOfNotes.getOrDefault(recorded.caseSeq(), TEAM);
    }

    private static boolean isSealed(RecordedEvent recorded) {
        return EventTable.standard().row(recorded.type()).isSealed();
    }

    private static boolean speaksOf(RecordedEvent recorded, Set<Integer> kept) {
        return Notices.isNotice(recorded.type())
                && recorded.payload().get("target") instanceof Integer target
                && kept.contains(target);
    }
}
