package org.throughline.casefile.events;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.ids.PersonId;

/** Contact with the client, made or tried. */
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
}
