package org.throughline.casefile.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.PersonId;

/** What people asked of their own file, and how long it is kept. */
public sealed interface RightsEvent extends CaseEvent {

    /**
     * Somebody asked to see the file, or who looked at it.
     *
     * @param due the day by which the answer is owed, as long as nothing pauses it
     */
    record AccessRequestReceived(
            String requestId,
            String requester,
            List<String> wants,
            String identity,
            LocalDate receivedOn,
            LocalDate due)
            implements RightsEvent {
        public AccessRequestReceived {
            wants = List.copyOf(wants);
        }
    }

    /** The answer to a request waits for the person who asked. */
    record ClockPaused(String requestId, String why) implements RightsEvent {}

    /** The person who asked answered; the time that was left goes on. */
    record ClockResumed(String requestId, String identity) implements RightsEvent {}

    /**
     * The person who asked was given the file.
     *
     * @param manifestDigest of the list of what the pack was made from; it holds no content
     */
    record DisclosurePackIssued(String requestId, List<String> exemptions, String manifestDigest)
            implements RightsEvent {
        public DisclosurePackIssued {
            exemptions = List.copyOf(exemptions);
        }
    }

    /** It was decided whether what is known of a person is erased. */
    record ErasureDecided(
            String requestId, String person, String outcome, String ground, String reason)
            implements RightsEvent {}

    /**
     * The key that opens what is known of a person was destroyed.
     *
     * @param proof digest of who destroyed which key on whose decision; it holds no content
     */
    record SubjectKeyDestroyed(String person, String keyId, PersonId secondPerson, String proof)
            implements RightsEvent {}

    /** Nothing of the case may be erased while this holds. */
    record LegalHoldPlaced(String holdId, String reason, @Nullable LocalDate until)
            implements RightsEvent {}

    /** A hold ended. */
    record LegalHoldLifted(String holdId) implements RightsEvent {}

    /** Somebody looked at whether the case is still to be kept. */
    record RetentionReviewed(String verdict, @Nullable LocalDate nextOn) implements RightsEvent {}
}
