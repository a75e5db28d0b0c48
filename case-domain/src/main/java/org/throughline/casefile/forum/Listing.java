package org.throughline.casefile.forum;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Optional;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Bases;

/** A listing opens the case to agencies, so each of them needs an agreement and a basis. */
public final class Listing {

    public static final Decider<ListCaseForForum, Bases> DECIDER =
            new Decider<>(ListCaseForForum.class, Bases.NONE, Bases::evolve, Listing::decide);

    private Listing() {}

    private static Decision decide(Bases bases, Asked<ListCaseForForum> asked) {
        var listing = asked.command();
        return listing.agencies().stream()
                .flatMap(agency -> against(agency, bases, asked).stream())
                .findFirst()
                .orElseGet(() ->
                        recorded(
                                new CaseListedForForum(
                                        listing.meetingId(),
                                        listing.meetingOn(),
                                        listing.reasons(),
                                        listing.agencies())));
    }

    private static Optional<Decision> against(AgencyId agency, Bases bases, Asked<?> asked) {
        if (asked.register().agreementInForce(agency, asked.at()).isEmpty()) {
            return Optional.of(refused(Refusal.AGREEMENT_EXPIRED, "agency " + agency));
        }
        var mayBeDiscussed =
                bases.liveFor(agency, asked.at()).stream()
                        .flatMap(basis -> basis.grantFor(agency, asked.at()).stream())
                        .anyMatch(grant -> grant.purposes().contains(Purpose.FORUM));
        return mayBeDiscussed
                ? Optional.empty()
                : Optional.of(refused(Refusal.NO_BASIS, "agency " + agency, "purpose forum"));
    }
}
