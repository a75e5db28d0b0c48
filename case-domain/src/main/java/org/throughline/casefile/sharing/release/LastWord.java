package org.throughline.casefile.sharing.release;

import java.util.LinkedHashSet;
import java.util.List;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.sharing.Notices;
import org.throughline.casefile.sharing.gate.Judge;
import org.throughline.casefile.sharing.gate.Judgement;
import org.throughline.casefile.sharing.gate.SharingState;
import org.throughline.casefile.values.Change;

/**
 * Notices, and the last word to a closed gate: told to an agency that holds the target, or anything
 * of the case, whether its gate is open or not, in the commit that records them and never late.
 */
final class LastWord {
    private LastWord() {}

    static Told of(
            RecordedEvent event, AgencyId agency, SharingState state, Judge judge, Copies copies) {
        if (copies.areEmpty()) {
            return Told.NOTHING;
        }
        return switch (event.event()) {
            case EventCorrected corrected -> correction(event, corrected, copies);
            case EventEnteredInError mark -> when(copies.held(mark.target()) != null, event, judge);
            case EventRedacted redacted -> when(isTouched(redacted, copies), event, judge);
            case ConsentWithdrawn withdrawn ->
                    when(withdrawn.agencies().contains(agency), event, judge);
            case ReferralRerouted rerouted ->
                    when(
                            state.referrals().isAddressee(agency, rerouted.oldReferral()),
                            event,
                            judge);
            default ->
                    when(
                            Notices.canEndReferral(event.type())
                                    && isOf(agency, state, event)
                                    && hasEnded(state, event),
                            event,
                            judge);
        };
    }

    private static Told when(boolean isTold, RecordedEvent event, Judge judge) {
        return isTold ? new Told(judge.coded(event), List.of()) : Told.NOTHING;
    }

    /** At the level at which the target is held, and of the changes only those visible there. */
    private static Told correction(RecordedEvent event, EventCorrected corrected, Copies copies) {
        var held = copies.held(corrected.target());
        if (held == null) {
            return Told.NOTHING;
        }
        var seen = Changes.of(event).stream().filter(change -> isVisible(change, held)).toList();
        if (seen.isEmpty()) {
            return Told.NOTHING;
        }
        var fields = new LinkedHashSet<>(List.of("target", "changes", "reasonCode"));
        return new Told(new Judgement(held.level(), fields), seen);
    }

    private static boolean isVisible(Change change, Held held) {
        return Changes.isOfEnvelope(change.field()) || held.fields().contains(change.field());
    }

    private static boolean isTouched(EventRedacted redacted, Copies copies) {
        var held = copies.held(redacted.target());
        return held != null && redacted.fields().stream().anyMatch(held.fields()::contains);
    }

    private static boolean isOf(AgencyId agency, SharingState state, RecordedEvent event) {
        return event.payload().get("referralId") instanceof String id
                && state.referrals().isAddressee(agency, new ReferralId(id));
    }

    private static boolean hasEnded(SharingState state, RecordedEvent event) {
        return event.payload().get("referralId") instanceof String id
                && state.referrals()
                        .find(new ReferralId(id))
                        .map(Referral::state)
                        .filter(it -> it.isTerminal())
                        .isPresent();
    }
}
