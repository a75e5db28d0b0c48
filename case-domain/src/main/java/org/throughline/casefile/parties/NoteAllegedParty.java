package org.throughline.casefile.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.ids.AgencyId;

/** Write down who is said to have done it. */
public record NoteAllegedParty(
        String partyRef,
        @Nullable String name,
        String relation,
        @Nullable AgencyId tenantOf,
        List<String> markers,
        @Nullable String words)
        implements CaseCommand {
    public NoteAllegedParty {
        markers = List.copyOf(markers);
    }
}
