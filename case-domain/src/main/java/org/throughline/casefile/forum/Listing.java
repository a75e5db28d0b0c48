package org.throughline.casefile.forum;

import static org.throughline.casefile.Decision.recorded;

import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.memory.Bases;

/** A listing opens the case to agencies, so each of them needs an agreement and a basis. */
public final class Listing {

    public static final Decider<ListCaseForForum, Bases> DECIDER =
            new Decider<>(ListCaseForForum.class, Bases.NONE, Bases::evolve, Listing::decide);

    private Listing() {}

    private static Decision decide(Bases bases, Asked<ListCaseForForum> asked) {
        var listing = asked.command();
        return Invited.against(listing.agencies(), bases, asked, _ -> true)
                .orElseGet(() ->
                        recorded(
                                new CaseListedForForum(
                                        listing.meetingId(),
                                        listing.meetingOn(),
                                        listing.reasons(),
                                        listing.agencies())));
    }
}
