package org.throughline.server.rights.retention;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.throughline.agencies.releasing.Erasures;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseLifeEvent.CaseClosed;
import org.throughline.casefile.events.RightsEvent.RetentionReviewed;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.rights.erasing.Persons;
import org.throughline.referrals.Answer;
import org.throughline.referrals.Desk;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.HandedNow;
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
        var history = desk.histories().of(caseId);
        if (!isSaid(history)) {
            var refused = hand(caseId, who, "ReviewRetention", Map.of("verdict", "delete"));
            if (refused.isPresent()) {
                return refused;
            }
        }
        var erased = Erasures.in(history);
        // The client last: why others are erased is kept with the client's key.
        for (var person : Persons.of(history)) {
            if (!erased.contains(person)) {
                var refused = erase(caseId, person, who, second);
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether an earlier try has said it since the case was closed. */
    private static boolean isSaid(List<RecordedEvent> history) {
        return history.reversed().stream()
                .takeWhile(recorded -> !(recorded.event() instanceof CaseClosed))
                .map(RecordedEvent::event)
                .filter(RetentionReviewed.class::isInstance)
                .findFirst()
                .filter(last -> ((RetentionReviewed) last).verdict().equals("delete"))
                .isPresent();
    }

    private Optional<Refusal> erase(CaseId caseId, String person, SignedIn who, PersonId second) {
        var decision =
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
                        "The time for which the case is kept has ended.");
        var destruction =
                Map.of(
                        "person",
                        person,
                        "keyId",
                        REQUEST + '-' + person,
                        "secondPerson",
                        second.value());
        return hand(caseId, who, "DecideErasure", decision)
                .or(() -> hand(caseId, who, "DestroySubjectKey", destruction));
    }

    private Optional<Refusal> hand(
            CaseId caseId, SignedIn who, String command, Map<String, String> fields) {
        var data = DomainJson.mapper().createObjectNode();
        fields.forEach(data::put);
        var handed = HandedNow.of(command, caseId, data, who, clock.instant());
        return switch (desk.hand(handed).join()) {
            case Answer.Done _ -> Optional.empty();
            case Answer.Refused refused -> Optional.of(refused.reason());
        };
    }
}
