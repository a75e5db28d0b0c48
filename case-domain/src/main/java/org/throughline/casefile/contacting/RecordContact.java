package org.throughline.casefile.contacting;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.PersonId;

/** Write down a contact with the client. */
public record RecordContact(
        String contactId,
        String channel,
        @Nullable String channelId,
        String direction,
        int minutes,
        String summary,
        @Nullable PersonId overrideBy,
        @Nullable String overrideReason)
        implements CaseCommand {}
