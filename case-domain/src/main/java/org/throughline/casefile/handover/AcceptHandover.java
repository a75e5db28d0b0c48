package org.throughline.casefile.handover;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.PersonId;

/** Take a case over, having seen which channels are unsafe. */
public record AcceptHandover(
        PersonId from,
        PersonId to,
        List<String> openClocks,
        List<String> unsafeChannelsSeen,
        @Nullable Integer caseloadCount)
        implements CaseCommand {
    public AcceptHandover {
        openClocks = List.copyOf(openClocks);
        unsafeChannelsSeen = List.copyOf(unsafeChannelsSeen);
    }
}
