package org.throughline.casefile.deciding;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.sent;
import static org.throughline.casefile.StoryFacts.decided;
import static org.throughline.casefile.StoryFacts.opened;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;

class DecidingTest {

    @Test
    void two_people_decide_together_that_an_agency_is_told() {
        given(Deciding.DECIDER, opened())
                .by(HANNAH)
                .when(decide("d1", RUTH, new Scope(List.of(1), List.of(FIRST))))
                .thenRecorded(decided("d1", POLICE, List.of(1), FIRST));
    }

    @Test
    void nobody_approves_an_own_request() {
        given(Deciding.DECIDER, opened())
                .by(HANNAH)
                .when(decide("d1", HANNAH, new Scope(List.of(1), List.of(FIRST))))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "requestedBy");
    }

    @Test
    void an_event_that_the_case_does_not_hold_cannot_be_shared() {
        given(Deciding.DECIDER, opened())
                .by(HANNAH)
                .when(decide("d1", RUTH, new Scope(List.of(1, 2), List.of(FIRST))))
                .thenRefused(Refusal.VALIDATION, "scope.events");
    }

    @Test
    void a_decision_is_made_for_what_is_still_to_be_sent() {
        var scope = new Scope(List.of(1), List.of(FIRST));
        given(Deciding.DECIDER, agreed(), sent(FIRST))
                .by(HANNAH)
                .when(decide("d1", RUTH, scope))
                .thenRefused(Refusal.VALIDATION, "scope.referrals");
        given(Deciding.DECIDER, opened(), drafted(FIRST, HOMES, "safety-measures"))
                .by(HANNAH)
                .when(decide("d1", RUTH, scope))
                .thenRecorded(decided("d1", POLICE, List.of(1), FIRST));
    }

    @Test
    void a_basis_of_this_name_stays_what_it_is() {
        given(Deciding.DECIDER, agreed())
                .by(HANNAH)
                .when(decide("c1", RUTH, new Scope(List.of(1), List.of(FIRST))))
                .thenRefused(Refusal.VALIDATION, "decisionId");
    }

    private static DecideSharing decide(String id, Actor requestedBy, Scope scope) {
        return new DecideSharing(
                id,
                POLICE,
                List.of(Purpose.HARM),
                List.of(DataClass.values()),
                "serious-harm",
                "unlawful-acts",
                "A threat with a day named.",
                "No more than is needed.",
                false,
                "It would be dangerous.",
                requestedBy.person(),
                scope);
    }
}
