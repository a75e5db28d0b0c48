package org.throughline.server.pages.caseworker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.ids.PersonId;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.Caseload;

/** Counts that the program knows when a form is shown first; whoever records may change them. */
record SuggestedCounts(Caseload caseload) {

    /** What stands in the fields before anything is typed. */
    Map<String, String[]> of(String command, List<RecordedEvent> events, SignedIn who) {
        var whose =
                switch (command) {
                    case "AcceptHandover" -> who.actor().person().value();
                    case "RecordSupervision" ->
                            CurrentCaseworker.of(events).person().map(PersonId::value).orElse("");
                    default -> "";
                };
        if (whose.isEmpty()) {
            return Map.of();
        }
        var load = caseload.loadOf(Objects.requireNonNullElse(who.projectId(), ""), whose);
        return Map.of("caseloadCount", new String[] {String.valueOf(load.cases())});
    }
}
