package org.throughline.casefile.forum;

import static org.throughline.casefile.Decision.refused;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Bases;

/** What every agency needs before a meeting tells it of a case. */
final class Invited {

    private Invited() {}

    /** Why one of the agencies must not be told there; empty when all may be. */
    static Optional<Decision> against(
            List<AgencyId> agencies, Bases bases, Asked<?> asked, Predicate<AgencyId> hasAgreed) {
        Predicate<AgencyId> isBound =
                agency ->
                        asked.register().agreementInForce(agency, asked.at()).isPresent()
                                && hasAgreed.test(agency);
        return first(agencies, isBound.negate())
                .map(agency -> refused(Refusal.AGREEMENT_EXPIRED, "agency " + agency))
                .or(() ->
                        first(agencies, agency -> !mayBeDiscussedWith(agency, bases, asked))
                                .map(agency ->
                                        refused(
                                                Refusal.NO_BASIS,
                                                "agency " + agency,
                                                "purpose forum")));
    }

    private static Optional<AgencyId> first(List<AgencyId> agencies, Predicate<AgencyId> which) {
        return agencies.stream().filter(which).findFirst();
    }

    private static boolean mayBeDiscussedWith(AgencyId agency, Bases bases, Asked<?> asked) {
        return bases.liveFor(agency, asked.at()).stream()
                .flatMap(basis -> basis.grantFor(agency, asked.at()).stream())
                .anyMatch(grant -> grant.purposes().contains(Purpose.FORUM));
    }
}
