package org.throughline.server.pages.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.handover.CurrentCaseworker;
import org.throughline.casefile.ids.PersonId;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.server.pages.contact.SaidBefore;
import org.throughline.server.security.SignedIn;
import org.throughline.views.caseload.Caseload;

/** What the program knows when a form is shown first; whoever records may change it. */
record Suggested(Caseload caseload) {
    /** Fields that name something which is there, by what the page that leads here calls it. */
    private static final Map<String, Set<String>> NAMING =
            Map.of(
                    "referral", Set.of("referralId", "oldReferral"),
                    "consent", Set.of("consentId"),
                    "event", Set.of("target"));

    /**
     * What stands in the fields before anything is typed.
     *
     * @param calledFor what the form was called for: a referral, a consent, an event, or nothing
     */
    Map<String, String[]> of(
            CommandSpec command,
            Map<String, String> calledFor,
            List<RecordedEvent> events,
            SignedIn who) {
        var known = new HashMap<>(of(command.name(), events, who));
        NAMING.forEach((what, fields) -> {
            var id = calledFor.get(what);
            if (id != null) {
                command.fields().stream()
                        .map(FieldSpec::name)
                        .filter(fields::contains)
                        .forEach(field -> known.put(field, new String[] {id}));
            }
        });
        return known;
    }

    private Map<String, String[]> of(String command, List<RecordedEvent> events, SignedIn who) {
        return switch (command) {
            case "SetContactSafety" -> SaidBefore.in(events);
            case "AcceptHandover" -> count(who.actor().person().value(), who);
            case "RecordSupervision" ->
                    CurrentCaseworker.of(events)
                            .person()
                            .map(PersonId::value)
                            .map(whose -> count(whose, who))
                            .orElse(Map.of());
            default -> Map.of();
        };
    }

    private Map<String, String[]> count(String whose, SignedIn who) {
        var load = caseload.loadOf(Objects.requireNonNullElse(who.projectId(), ""), whose);
        return Map.of("caseloadCount", new String[] {String.valueOf(load.cases())});
    }
}
