package org.throughline.casefile.correcting;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.memory.ErrorMarks;
import org.throughline.casefile.memory.Known;
import org.throughline.casefile.memory.ReferralState;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.sharing.EventTable;

/**
 * Which events can be taken back? No step of a referral, but its sending while nobody has taken the
 * work on.
 *
 * @param correctable by caseSeq
 */
public record Marking(Set<Integer> correctable, Referrals referrals) {

    private static final Set<ReferralState> UNTOUCHED =
            EnumSet.of(ReferralState.SENT, ReferralState.ACKNOWLEDGED);

    public static final Decider<MarkEnteredInError, Marking> DECIDER =
            new Decider<>(
                    MarkEnteredInError.class,
                    new Marking(Set.of(), Referrals.NONE),
                    Marking::evolve,
                    Marking::decide);

    /** The events of a case that may be marked, for whoever chooses one. */
    public static List<RecordedEvent> markable(List<RecordedEvent> history) {
        var marking = new Marking(Set.of(), Referrals.NONE);
        for (var recorded : history) {
            marking = marking.evolve(recorded);
        }
        var last = marking;
        return ErrorMarks.without(history).stream()
                .filter(event -> last.takes(event.caseSeq()))
                .toList();
    }

    Marking evolve(RecordedEvent recorded) {
        return new Marking(
                EventTable.standard().row(recorded.type()).isCorrectable()
                        ? Known.with(correctable, recorded.caseSeq())
                        : correctable,
                referrals.evolve(recorded));
    }

    Decision decide(Asked<MarkEnteredInError> asked) {
        var mark = asked.command();
        return takes(mark.target())
                ? recorded(
                        new EventEnteredInError(
                                mark.target(), mark.reasonCode(), mark.reason(), mark.rightCase()))
                : refused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    private boolean takes(int target) {
        return correctable.contains(target) || isUntouchedSending(target);
    }

    private boolean isUntouchedSending(int target) {
        return referrals
                .sentAs(target)
                .filter(referral -> UNTOUCHED.contains(referral.state()))
                .isPresent();
    }
}
