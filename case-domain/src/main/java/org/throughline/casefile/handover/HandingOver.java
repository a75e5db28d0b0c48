package org.throughline.casefile.handover;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseLifeEvent.CaseworkerAssigned;
import org.throughline.casefile.events.CaseLifeEvent.HandoverAccepted;
import org.throughline.casefile.events.CaseLifeEvent.HandoverOffered;
import org.throughline.casefile.memory.ContactRules;

/**
 * Who was offered the case, and which channels must its next caseworker know to be unsafe? Nobody
 * takes over a client whom they might put in danger with their first call.
 *
 * @param open the offer that nobody has taken up; null when there is none
 */
public record HandingOver(@Nullable HandoverOffered open, ContactRules rules) {

    public static final Decider<AssignCaseworker, Nothing> ASSIGN =
            Decider.recording(
                    AssignCaseworker.class, assign -> new CaseworkerAssigned(assign.to()));

    public static final Decider<OfferHandover, Nothing> OFFER =
            Decider.recording(
                    OfferHandover.class,
                    offer -> new HandoverOffered(offer.from(), offer.to(), offer.reason()));

    public static final Decider<AcceptHandover, HandingOver> ACCEPT =
            new Decider<>(
                    AcceptHandover.class,
                    new HandingOver(null, ContactRules.NONE),
                    HandingOver::evolve,
                    HandingOver::accept);

    HandingOver evolve(RecordedEvent recorded) {
        var offer =
                switch (recorded.event()) {
                    case HandoverOffered offered -> offered;
                    // Whoever was given the case otherwise ends the offer as well.
                    case HandoverAccepted _, CaseworkerAssigned _ -> null;
                    default -> open;
                };
        return new HandingOver(offer, rules.evolve(recorded));
    }

    Decision accept(Asked<AcceptHandover> asked) {
        var accept = asked.command();
        if (open != null && !open.from().equals(accept.from())) {
            return refused(Refusal.VALIDATION, "from");
        }
        if (open != null && !open.to().equals(accept.to())) {
            return refused(Refusal.VALIDATION, "to");
        }
        if (!Set.copyOf(accept.unsafeChannelsSeen()).equals(rules.unsafe())) {
            return refused(Refusal.VALIDATION, "unsafeChannelsSeen");
        }
        if (!asked.by().person().equals(accept.to())) {
            return refused(Refusal.FORBIDDEN_ROLE, "to");
        }
        return recorded(
                new HandoverAccepted(
                        accept.from(),
                        accept.to(),
                        accept.openClocks(),
                        accept.unsafeChannelsSeen(),
                        accept.caseloadCount()));
    }
}
