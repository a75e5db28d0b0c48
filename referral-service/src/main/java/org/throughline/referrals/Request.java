package org.throughline.referrals;

import java.time.Instant;
import java.util.Map;
import org.throughline.casefile.Actor;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Submission;
import org.throughline.casefile.admission.CommandTerms;
import org.throughline.casefile.clocks.DueFact;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;

/** What is dispatched to Axon's command bus, after the shape was found right. */
sealed interface Request {

    /**
     * A command of a person.
     *
     * @param onceKeys once-key name ({@code SCOPE/ID}) to digest
     */
    record ToDecide<C extends CaseCommand>(
            Submission<C> submission,
            CommandTerms terms,
            Register register,
            Map<String, String> onceKeys,
            boolean storyTime)
            implements Request {}

    /** A timer that is due. */
    record ToFire(CaseId caseId, DueFact due, Register register, boolean storyTime)
            implements Request {}

    /** Entries of the registers. */
    record ToEnter(java.util.List<RegisterEntry> entries, Instant at) implements Request {}

    /**
     * One entry of the registers, from somebody at a desk.
     *
     * @param digest of command and body: the same again is the same command
     * @param isPermitted whether the sender's role may send it
     */
    record ToAmend(
            RegisterEntry entry,
            String commandId,
            String digest,
            boolean isPermitted,
            Actor by,
            Instant at)
            implements Request {}
}
