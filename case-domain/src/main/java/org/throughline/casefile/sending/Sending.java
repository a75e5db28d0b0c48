package org.throughline.casefile.sending;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.clocks.ReferralClock;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.ReferralState;
import org.throughline.casefile.memory.Step;
import org.throughline.casefile.memory.Transition;
import org.throughline.casefile.sending.preview.Preview;

/**
 * May this agency be asked, and told so much? The same grounds hold for all that is sent.
 *
 * @param history all of it: what leaves is worked out from the case as it stands
 */
public record Sending(Grounds grounds, List<RecordedEvent> history) {

    public static final Decider<SendReferral, Sending> SEND =
            new Decider<>(SendReferral.class, Sending::of, Sending::send);

    public static final Decider<RerouteReferral, Sending> REROUTE =
            new Decider<>(RerouteReferral.class, Sending::of, Sending::reroute);

    public static final Decider<SupplyReferralInfo, Sending> SUPPLY =
            new Decider<>(SupplyReferralInfo.class, Sending::of, Sending::supply);

    private static Sending of(List<RecordedEvent> history) {
        return new Sending(Grounds.of(history), history);
    }

    Decision send(Asked<SendReferral> asked) {
        var send = asked.command();
        var earlier = grounds.referrals().find(send.referralId());
        if (earlier.isPresent() && !isDraftOf(earlier.get(), send)) {
            return Step.outOfState(earlier.get().state());
        }
        return leaving(Request.of(send), asked, digest -> sent(asked, digest));
    }

    /** The fact keeps the digest of what leaves by it, so it is made twice. */
    private Decision leaving(Request request, Asked<?> asked, Function<String, CaseEvent> fact) {
        return grounds.against(request, asked)
                .orElseGet(() -> {
                    var preview = Preview.of(history, fact.apply(""), asked);
                    return recorded(fact.apply(preview.digest()));
                });
    }

    private static boolean isDraftOf(Referral earlier, SendReferral send) {
        return earlier.state() == ReferralState.DRAFT
                && earlier.asksTheSameAs(send.agency(), send.service(), send.needCategory());
    }

    Decision reroute(Asked<RerouteReferral> asked) {
        var reroute = asked.command();
        var old = reroute.oldReferral();
        return Step.refusal(grounds.referrals(), old, asked.by(), Transition.REROUTE, "oldReferral")
                .or(() -> secondReroute(reroute))
                .orElseGet(() ->
                        leaving(Request.of(reroute), asked, digest -> rerouted(asked, digest)));
    }

    private Optional<Decision> secondReroute(RerouteReferral reroute) {
        var old = grounds.referrals().find(reroute.oldReferral()).orElseThrow();
        return old.wasRerouted() || grounds.referrals().knows(reroute.newReferral())
                ? Optional.of(Step.outOfState(old.state()))
                : Optional.empty();
    }

    Decision supply(Asked<SupplyReferralInfo> asked) {
        return Step.refusal(grounds.referrals(), asked, Transition.SUPPLY_INFO)
                .orElseGet(() -> supply(asked, asked.command()));
    }

    private Decision supply(Asked<SupplyReferralInfo> asked, SupplyReferralInfo info) {
        var referral = grounds.referrals().find(info.referralId()).orElseThrow();
        if (ShareSet.lacksRules(ShareSet.widened(referral.terms().items(), info.shareSet()))) {
            return refused(Refusal.VALIDATION, "shareSet");
        }
        return leaving(Request.of(info, referral), asked, digest -> supplied(info, digest));
    }

    private static ReferralSent sent(Asked<SendReferral> asked, String previewDigest) {
        var send = asked.command();
        return new ReferralSent(
                send.referralId(),
                send.agency(),
                send.service(),
                send.needId(),
                send.needCategory(),
                send.purpose(),
                send.urgency(),
                send.shareSet(),
                send.basisRef(),
                previewDigest,
                respondBy(send.urgency(), asked),
                send.clientName(),
                send.ask());
    }

    private static ReferralRerouted rerouted(Asked<RerouteReferral> asked, String previewDigest) {
        var reroute = asked.command();
        return new ReferralRerouted(
                reroute.oldReferral(),
                reroute.reasonCode(),
                reroute.newReferral(),
                reroute.newAgency(),
                reroute.service(),
                reroute.needId(),
                reroute.needCategory(),
                reroute.purpose(),
                reroute.urgency(),
                reroute.shareSet(),
                reroute.basisRef(),
                previewDigest,
                respondBy(reroute.urgency(), asked),
                reroute.clientName(),
                reroute.ask());
    }

    private static ReferralInfoSupplied supplied(SupplyReferralInfo info, String previewDigest) {
        return new ReferralInfoSupplied(
                info.referralId(), info.shareSet(), info.basisRef(), previewDigest, info.answer());
    }

    /** The addressee is to have decided by then. */
    private static Instant respondBy(Urgency urgency, Asked<?> asked) {
        return ReferralClock.DECIDE.dueAt(urgency, asked.at(), 1, asked.register());
    }
}
