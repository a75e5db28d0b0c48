package org.throughline.casefile.consenting;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.memory.Bases;

/** A consent is new each time it is given: a later one does not change an earlier one. */
public final class Consenting {

    public static final Decider<GiveConsent, Bases> DECIDER =
            new Decider<>(GiveConsent.class, Bases.NONE, Bases::evolve, Consenting::decide);

    private Consenting() {}

    private static Decision decide(Bases bases, Asked<GiveConsent> asked) {
        var consent = asked.command();
        if (bases.knows(consent.consentId())) {
            return refused(Refusal.VALIDATION, "consentId");
        }
        if (listsMoreThan(asked.caseVersion(), consent)) {
            return refused(Refusal.VALIDATION, "listed");
        }
        return recorded(
                new ConsentGiven(
                        consent.consentId(),
                        consent.grants(),
                        consent.form(),
                        consent.interpreterUsed(),
                        consent.expiresOn(),
                        consent.history(),
                        consent.listed(),
                        consent.excluded()));
    }

    private static boolean listsMoreThan(int caseVersion, GiveConsent consent) {
        return consent.listed() != null
                && consent.listed().stream().anyMatch(seq -> seq > caseVersion);
    }
}
