package org.throughline.casefile.rights.erasing;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.Digest;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.rights.holding.LegalHolds;

/**
 * Whose data is there, does anything forbid to erase it, and what was decided last?
 *
 * @param decided the last decision for each person
 */
public record Erasing(Persons persons, LegalHolds holds, Map<String, ErasureDecided> decided) {

    private static final Erasing NONE = new Erasing(Persons.CLIENT_ONLY, LegalHolds.NONE, Map.of());

    public static final Decider<DecideErasure, Erasing> DECIDE =
            Decider.ofWholeHistory(DecideErasure.class, NONE, Erasing::evolve, Erasing::decide);

    public static final Decider<DestroySubjectKey, Erasing> DESTROY =
            Decider.ofWholeHistory(
                    DestroySubjectKey.class, NONE, Erasing::evolve, Erasing::destroy);

    private static final Set<String> FORBIDDING = Set.of("hold", "retention-floor");
    private static final Set<Role> SECONDS = Set.of(Role.SUPERVISOR, Role.DATA_LEAD);

    Erasing evolve(RecordedEvent recorded) {
        return new Erasing(
                persons.evolve(recorded),
                holds.evolve(recorded),
                recorded.event() instanceof ErasureDecided decision
                        ? Known.with(decided, decision.person(), decision)
                        : decided);
    }

    private Decision decide(Asked<DecideErasure> asked) {
        var decide = asked.command();
        if (!persons.knows(decide.person())) {
            return refused(Refusal.NOT_FOUND, "person");
        }
        if (decide.outcome().equals("granted") && holds.isAnyLive()) {
            return refused(Refusal.LEGAL_HOLD, "outcome");
        }
        return recorded(
                new ErasureDecided(
                        decide.requestId(),
                        decide.person(),
                        decide.outcome(),
                        decide.ground(),
                        decide.reason()));
    }

    private Decision destroy(Asked<DestroySubjectKey> asked) {
        var destroy = asked.command();
        var decision = decided.get(destroy.person());
        if (decision == null) {
            return refused(Refusal.NOT_FOUND, "person");
        }
        if (holds.isAnyLive() || FORBIDDING.contains(decision.ground())) {
            return refused(Refusal.LEGAL_HOLD, "person");
        }
        if (!maySecond(destroy.secondPerson(), asked)) {
            return refused(Refusal.FORBIDDEN_ROLE, "secondPerson");
        }
        return recorded(
                new SubjectKeyDestroyed(
                        destroy.person(),
                        destroy.keyId(),
                        destroy.secondPerson(),
                        proof(asked, decision)));
    }

    /** Somebody else of the same project who answers for what is erased. */
    private static boolean maySecond(PersonId second, Asked<?> asked) {
        var sender = asked.by().person();
        var project = asked.register().staff(sender).map(Staff::projectId);
        return asked.register()
                .staff(second)
                .filter(staff -> !second.equals(sender))
                .filter(staff -> SECONDS.contains(staff.role()))
                .filter(staff -> Optional.ofNullable(staff.projectId()).equals(project))
                .isPresent();
    }

    /**
     * One line each for case, person, key, decision, the two people, the case version and the time:
     * nothing that a destroyed key has sealed.
     */
    private static String proof(Asked<DestroySubjectKey> asked, ErasureDecided decision) {
        var destroy = asked.command();
        return Digest.of(
                String.join(
                        "\n",
                        List.of(
                                asked.submission().caseId().value(),
                                destroy.person(),
                                destroy.keyId(),
                                decision.requestId() + " " + decision.outcome(),
                                asked.by().person().value(),
                                destroy.secondPerson().value(),
                                Integer.toString(asked.caseVersion()),
                                asked.at().toString())));
    }
}
