package org.throughline.casefile.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.values.care.Rating;

/** Contact with the client, and what the project writes down for itself and for them. */
public sealed interface ContactEvent extends CaseEvent {

    /** Someone tried to reach the client. */
    record ContactAttempted(
            String channel,
            String outcome,
            boolean messageLeft,
            String channelId,
            @Nullable PersonId overrideBy,
            @Nullable String overrideReason)
            implements ContactEvent {}

    /** The project and the client were in contact. */
    record ContactMade(
            String contactId,
            String channel,
            @Nullable String channelId,
            String direction,
            int minutes,
            String summary,
            @Nullable PersonId overrideBy,
            @Nullable String overrideReason)
            implements ContactEvent {}

    /**
     * Something was written down for the project's own people.
     *
     * @param access who of them may read it: team, supervisor or sealed
     */
    record NoteAdded(String noteId, String access, String text) implements ContactEvent {}

    /** Somebody of the project is to be reminded of something at a time. */
    record ReminderSet(String reminderId, String what, Instant due, PersonId owner)
            implements ContactEvent {}

    /** What somebody was to be reminded of is settled. */
    record ReminderCleared(String reminderId, String result) implements ContactEvent {}

    /** A supervisor and a caseworker talked the case over. */
    record SupervisionHeld(String decisions, int caseloadCount, boolean debriefOffered)
            implements ContactEvent {}

    /** The client said how the work was for them. */
    record FeedbackGiven(List<Rating> ratings, @Nullable String words) implements ContactEvent {
        public FeedbackGiven {
            ratings = List.copyOf(ratings);
        }
    }

    /** The client got a copy of their own timeline. */
    record TimelineCopyIssued(String format, String language) implements ContactEvent {}
}
