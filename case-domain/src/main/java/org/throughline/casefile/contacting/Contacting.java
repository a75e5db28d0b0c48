package org.throughline.casefile.contacting;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.ContactEvent.ContactAttempted;
import org.throughline.casefile.events.ContactEvent.ContactMade;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.memory.ContactRules;
import org.throughline.casefile.register.RegisterEntry.Staff;

/**
 * The guard of safe contact: a call at the wrong time can be what puts the client in danger. What
 * was done against the rules is recorded only in the name of a supervisor who answers for it.
 */
public final class Contacting {

    public static final Decider<RecordContactAttempt, ContactRules> ATTEMPT =
            new Decider<>(
                    RecordContactAttempt.class,
                    ContactRules.NONE,
                    ContactRules::evolve,
                    Contacting::attempt);

    public static final Decider<RecordContact, ContactRules> CONTACT =
            new Decider<>(
                    RecordContact.class,
                    ContactRules.NONE,
                    ContactRules::evolve,
                    Contacting::contact);

    private Contacting() {}

    private static Decision attempt(ContactRules rules, Asked<RecordContactAttempt> asked) {
        var attempt = asked.command();
        var fact =
                new ContactAttempted(
                        attempt.channel(),
                        attempt.outcome(),
                        attempt.messageLeft(),
                        attempt.channelId(),
                        attempt.overrideBy(),
                        attempt.overrideReason());
        var occurredAt = asked.submission().occurredAt();
        if (!rules.forbids(attempt.channelId(), occurredAt, attempt.messageLeft())) {
            return recorded(fact);
        }
        return answeredForBy(attempt.overrideBy(), asked).orElseGet(() -> recorded(fact));
    }

    private static Decision contact(ContactRules rules, Asked<RecordContact> asked) {
        var contact = asked.command();
        var fact =
                new ContactMade(
                        contact.contactId(),
                        contact.channel(),
                        contact.channelId(),
                        contact.direction(),
                        contact.minutes(),
                        contact.summary(),
                        contact.overrideBy(),
                        contact.overrideReason());
        // A client who rings us has judged for themselves that it is safe.
        if (!contact.direction().equals("out")
                || !rules.forbids(contact.channelId(), asked.submission().occurredAt(), false)) {
            return recorded(fact);
        }
        return answeredForBy(contact.overrideBy(), asked).orElseGet(() -> recorded(fact));
    }

    /** Why nobody answers for a contact against the rules; empty when somebody does. */
    private static Optional<Decision> answeredForBy(@Nullable PersonId supervisor, Asked<?> asked) {
        if (supervisor == null) {
            return Optional.of(refused(Refusal.UNSAFE_CONTACT, "channelId"));
        }
        var sender = asked.by().person();
        var register = asked.register();
        var project = register.staff(sender).map(Staff::projectId);
        Predicate<Staff> mayAnswer =
                staff ->
                        staff.role() == Role.SUPERVISOR
                                && !supervisor.equals(sender)
                                && Optional.ofNullable(staff.projectId()).equals(project);
        return register.staff(supervisor).filter(mayAnswer).isPresent()
                ? Optional.empty()
                : Optional.of(refused(Refusal.FORBIDDEN_ROLE, "overrideBy"));
    }
}
