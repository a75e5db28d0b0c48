package org.throughline.casefile.sending;

import static org.throughline.casefile.Decision.refused;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Decision.Refused;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.memory.Bases;
import org.throughline.casefile.memory.ErrorMarks;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.memory.Referrals;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.values.Grant;

/** On what grounds does anything leave the project, and who was asked already? */
record Grounds(Referrals referrals, Bases bases) {

    /** What the case knows of both; events in error do not count. */
    static Grounds of(List<RecordedEvent> history) {
        var referrals = Referrals.NONE;
        var bases = Bases.NONE;
        for (var recorded : ErrorMarks.asRemembered(history)) {
            referrals = referrals.evolve(recorded);
            bases = bases.evolve(recorded);
        }
        return new Grounds(referrals, bases);
    }

    /** Why this request must not leave now; empty when it may. */
    Optional<Decision> against(Request request, Asked<?> asked) {
        var agreement = asked.register().agreementInForce(request.to(), asked.at());
        if (agreement.isEmpty()) {
            return because(Refusal.AGREEMENT_EXPIRED, "agency " + request.to());
        }
        var grant = bases.grantFor(request.basisRef(), request.to(), asked.at());
        if (grant.isEmpty()) {
            return because(Refusal.NO_BASIS, "agency " + request.to());
        }
        if (!grant.get().purposes().contains(request.purpose())) {
            return because(Refusal.NO_BASIS, "purpose " + request.purpose().code());
        }
        if (bases.find(request.basisRef())
                .filter(basis -> basis.covers(request.referralId()))
                .isEmpty()) {
            return because(Refusal.NO_BASIS, "referral " + request.referralId());
        }
        var kind = asked.register().agency(request.to()).map(Agency::kind).orElseThrow();
        var tooWide = tooWide(request, kind, agreement.get(), grant.get());
        if (!tooWide.isEmpty()) {
            return Optional.of(new Refused(Refusal.SHARE_SET_TOO_WIDE, tooWide));
        }
        return twin(request)
                .map(twin -> refused(Refusal.DUPLICATE_REFERRAL, twin.referralId().value()))
                .or(() -> outdated(request, asked));
    }

    /** What was previewed must be what goes, so nothing may have been recorded in between. */
    private static Optional<Decision> outdated(Request request, Asked<?> asked) {
        return request.previewSeq() == asked.caseVersion()
                ? Optional.empty()
                : because(Refusal.VERSION_CONFLICT, "previewSeq");
    }

    /** A second live referral would start a second clock on help already asked for. */
    private Optional<Referral> twin(Request request) {
        return referrals.all().stream()
                .filter(referral -> referral.state().isLive())
                .filter(referral -> !referral.referralId().equals(request.insteadOf()))
                .filter(referral ->
                        referral.asksTheSameAs(
                                request.to(), request.service(), request.needCategory()))
                .findFirst();
    }

    private static List<String> tooWide(
            Request request, AgencyKind kind, Agreement agreement, Grant grant) {
        return request.shareSet().stream()
                .flatMap(item -> limitOf(item, request, kind, agreement, grant))
                .toList();
    }

    /** The item and the first limit that it is beyond; nothing when it is within all of them. */
    private static Stream<String> limitOf(
            String item, Request request, AgencyKind kind, Agreement agreement, Grant grant) {
        var itemClass = EventTable.standard().classOf(item).orElse(DataClass.CODE);
        if (!kind.mostItMayHold().contains(itemClass)) {
            return Stream.of(item + " agency kind");
        }
        if (!agreement.classes().contains(itemClass)) {
            return Stream.of(item + " agreement");
        }
        if (!grant.classes().contains(itemClass)) {
            return Stream.of(item + " basis");
        }
        return itemClass == DataClass.SPECIAL && !request.purpose().maySpecial()
                ? Stream.of(item + " purpose")
                : Stream.empty();
    }

    private static Optional<Decision> because(Refusal reason, String detail) {
        return Optional.of(refused(reason, detail));
    }
}
