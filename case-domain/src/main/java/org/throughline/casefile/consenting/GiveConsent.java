package org.throughline.casefile.consenting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.values.Grant;

/** Write down what the client agrees to share with whom. */
public record GiveConsent(
        String consentId,
        List<Grant> grants,
        @Nullable List<AgencyId> excluded,
        String form,
        boolean interpreterUsed,
        LocalDate expiresOn,
        History history,
        @Nullable List<Integer> listed)
        implements CaseCommand {
    public GiveConsent {
        grants = List.copyOf(grants);
        excluded = excluded == null ? null : List.copyOf(excluded);
        listed = listed == null ? null : List.copyOf(listed);
    }
}
