package org.throughline.casefile.helping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;

/** Offer help and write down the answer. */
public record OfferHelp(
        String offerId,
        List<String> helpKinds,
        String channel,
        String language,
        boolean interpreterUsed,
        String answer,
        @Nullable String reason)
        implements CaseCommand {
    public OfferHelp {
        helpKinds = List.copyOf(helpKinds);
    }
}
