package org.throughline.casefile.helping;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.TaskEvent.HelpOffered;

/** Help may be offered at any time, and whatever the answer, the offer is a fact. */
public final class Helping {

    public static final Decider<OfferHelp, Nothing> DECIDER =
            Decider.recording(OfferHelp.class, Helping::offered);

    private Helping() {}

    private static HelpOffered offered(OfferHelp offer) {
        return new HelpOffered(
                offer.offerId(),
                offer.helpKinds(),
                offer.channel(),
                offer.language(),
                offer.interpreterUsed(),
                offer.answer(),
                offer.reason());
    }
}
