package org.throughline.casefile.consenting;

import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.events.BasisEvent.ConsentRefused;

/** A refusal ends no consent: what was given is taken back by a withdrawal. */
public final class Refusing {

    public static final Decider<RefuseConsent, Nothing> DECIDER =
            Decider.recording(RefuseConsent.class, Refusing::fact);

    private Refusing() {}

    private static ConsentRefused fact(RefuseConsent refusal) {
        return new ConsentRefused(refusal.agencies(), refusal.purposes(), refusal.reason());
    }
}
