package org.throughline.casefile.consenting;

import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.NEXT_YEAR;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.grant;
import static org.throughline.casefile.TaskFacts.helpOffered;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.ConsentGiven;
import org.throughline.casefile.values.Grant;

class ConsentingTest {

    private static final List<Grant> GRANTS =
            List.of(grant(HOMES, Purpose.HOUSING, DataClass.CODE));

    @Test
    void what_the_client_agrees_to_is_a_basis_from_then_on() {
        given(Consenting.DECIDER, helpOffered("accepted"), agreed())
                .when(consent("c2", 2))
                .thenRecorded(
                        new ConsentGiven(
                                "c2",
                                GRANTS,
                                "spoken",
                                true,
                                NEXT_YEAR,
                                History.LISTED,
                                List.of(2),
                                List.of(LANTERN)));
    }

    @Test
    void a_consent_is_given_once_under_one_name() {
        given(Consenting.DECIDER, agreed())
                .when(consent("c1", 1))
                .thenRefused(Refusal.VALIDATION, "consentId");
    }

    @Test
    void only_events_that_the_case_holds_can_be_listed() {
        given(Consenting.DECIDER, agreed())
                .when(consent("c2", 2))
                .thenRefused(Refusal.VALIDATION, "listed");
    }

    private static GiveConsent consent(String consentId, int listed) {
        return new GiveConsent(
                consentId,
                GRANTS,
                List.of(LANTERN),
                "spoken",
                true,
                NEXT_YEAR,
                History.LISTED,
                List.of(listed));
    }
}
