package org.throughline.casefile.contacting;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.PersonId;

/** Write down that someone tried to reach the client. */
public record RecordContactAttempt(
        String channelId,
        String channel,
        String outcome,
        boolean messageLeft,
        @Nullable PersonId overrideBy,
        @Nullable String overrideReason)
        implements CaseCommand {}
