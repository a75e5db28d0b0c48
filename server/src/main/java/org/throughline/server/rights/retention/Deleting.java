package org.throughline.server.rights.retention;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.FreshIds;
import org.throughline.server.rights.PersonsOfCase;
import org.throughline.server.security.SignedIn;

/**
 * Deletes a case whose time has come: says so in the case, and destroys the key of each person of
 * it. What is left are facts that name nobody, their order and their proofs.
 */
@Component
@OnNode(NodeRole.CASEWORK)
class Deleting {
    private static final String REQUEST = "retention";

    private final Desk desk;
    private final Clock clock;

    Deleting(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Deletes the case, or goes on where an earlier try stopped.
     *
     * @param second who proposed it
     * @return why it was refused; empty when all is done
     */
    Optional<Refusal> delete(CaseId caseId, SignedIn who, PersonId second) {
        var refused = hand(caseId, who, "ReviewRetention", Map.of("verdict", "delete"));
        if (refused.isPresent()) {
            return refused;
        }
        var history = desk.histories().of(caseId);
        var erased = destroyed(history);
        for (var person : new PersonsOfCase(history).all()) {
            if (!erased.contains(person)) {
                refused = erase(caseId, person, who, second);
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> destroyed(List<RecordedEvent> history) {
        return history.stream()
                .map(RecordedEvent::event)
                .filter(SubjectKeyDestroyed.class::isInstance)
                .map(event -> ((SubjectKeyDestroyed) event).person())
                .collect(Collectors.toSet());
    }

    private Optional<Refusal> erase(CaseId caseId, String person, SignedIn who, PersonId second) {
        var decided =
                hand(
                        caseId,
                        who,
                        "DecideErasure",
                        Map.of(
                                "requestId",
                                REQUEST,
                                "person",
                                person,
                                "outcome",
                                "granted",
                                "ground",
                                "none",
                                "reason",
                                "The time for which the case is kept has ended."));
        return decided.isPresent()
                ? decided
                : hand(
                        caseId,
                        who,
                        "DestroySubjectKey",
                        Map.of(
                                "person",
                                person,
                                "keyId",
                                REQUEST + '-' + person,
                                "secondPerson",
                                second.value()));
    }

    private Optional<Refusal> hand(
            CaseId caseId, SignedIn who, String command, Map<String, String> fields) {
        var at = clock.instant();
        var data = DomainJson.mapper().createObjectNode();
        data.put("commandId", FreshIds.command())
                .put("caseId", caseId.value())
                .put("occurredAt", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("precision", "exact");
        fields.forEach(data::put);
        return switch (desk.hand(new Handed(command, data, who.actor(), at, false)).join()) {
            case Answer.Done _ -> Optional.empty();
            case Answer.Refused refused -> Optional.of(refused.reason());
        };
    }
}
