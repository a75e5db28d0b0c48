package org.throughline.casefile.handover;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.CaseLifeEvent.CaseworkerAssigned;
import org.throughline.casefile.events.CaseLifeEvent.HandoverAccepted;
import org.throughline.casefile.ids.PersonId;

/**
 * Whose case it is: the last to whom it was given, else the caseworker who recorded the first event
 * by a caseworker (domain reference 4.10).
 *
 * @param given null while nobody was given the case
 * @param first null while no caseworker has recorded anything
 */
public record CurrentCaseworker(@Nullable PersonId given, @Nullable PersonId first) {

    public static final CurrentCaseworker NOBODY = new CurrentCaseworker(null, null);

    /** Whose case it is after these events. */
    public static CurrentCaseworker of(List<RecordedEvent> history) {
        var current = NOBODY;
        for (var recorded : history) {
            current = current.evolve(recorded);
        }
        return current;
    }

    /** This memory after one more event. */
    public CurrentCaseworker evolve(RecordedEvent recorded) {
        var by = recorded.actor();
        var began = first == null && by.role() == Role.CASEWORKER ? by.person() : first;
        return switch (recorded.event()) {
            case CaseworkerAssigned assigned -> new CurrentCaseworker(assigned.to(), began);
            case HandoverAccepted accepted -> new CurrentCaseworker(accepted.to(), began);
            default -> new CurrentCaseworker(given, began);
        };
    }

    /** The caseworker; empty while there is none. */
    public Optional<PersonId> person() {
        return Optional.ofNullable(given == null ? first : given);
    }

    public boolean is(PersonId person) {
        return person().filter(person::equals).isPresent();
    }
}
