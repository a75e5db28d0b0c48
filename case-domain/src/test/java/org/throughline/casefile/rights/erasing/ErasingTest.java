package org.throughline.casefile.rights.erasing;

import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.ODILE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.events.RightsEvent.LegalHoldLifted;
import org.throughline.casefile.events.RightsEvent.LegalHoldPlaced;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.ids.Digest;
import org.throughline.casefile.ids.PersonId;

class ErasingTest {

    private static final LegalHoldPlaced HOLD = new LegalHoldPlaced("h1", "court", null);
    private static final LegalHoldLifted LIFTED = new LegalHoldLifted("h1");

    @Test
    void an_erasure_is_granted_when_nothing_speaks_against_it() {
        given(Erasing.DECIDE)
                .by(DAPHNE)
                .when(decide("client", "granted", "none"))
                .thenRecorded(decided("granted", "none"));
    }

    @Test
    void an_erasure_is_not_granted_under_a_hold() {
        given(Erasing.DECIDE, HOLD)
                .by(DAPHNE)
                .when(decide("client", "granted", "none"))
                .thenRefused(Refusal.LEGAL_HOLD, "outcome");
        given(Erasing.DECIDE, HOLD, LIFTED)
                .by(DAPHNE)
                .when(decide("client", "granted", "none"))
                .thenRecorded(decided("granted", "none"));
    }

    @ParameterizedTest
    @CsvSource({"refused, hold", "refused, retention-floor", "part, legal-claim"})
    void that_an_erasure_was_refused_is_recorded(String outcome, String ground) {
        given(Erasing.DECIDE, HOLD)
                .by(DAPHNE)
                .when(decide("client", outcome, ground))
                .thenRecorded(decided(outcome, ground));
    }

    @Test
    void nobody_is_erased_of_whom_the_case_holds_nothing() {
        given(Erasing.DECIDE)
                .by(DAPHNE)
                .when(decide("member-1", "granted", "none"))
                .thenRefused(Refusal.NOT_FOUND, "person");
    }

    @Test
    void a_key_is_destroyed_by_two_people_and_the_proof_names_them() {
        given(Erasing.DESTROY, decided("granted", "none"))
                .by(DAPHNE)
                .when(destroy(HANNAH))
                .thenRecorded(
                        new SubjectKeyDestroyed(
                                "client",
                                "k1",
                                HANNAH.person(),
                                Digest.of(
                                        "ROSA\nclient\nk1\nq1 granted\nDP-1\nSV-1\n1\n"
                                                + TUESDAY)));
    }

    @Test
    void a_key_is_not_destroyed_before_it_was_decided() {
        given(Erasing.DESTROY)
                .by(DAPHNE)
                .when(destroy(HANNAH))
                .thenRefused(Refusal.NOT_FOUND, "person");
    }

    @Test
    void a_key_is_not_destroyed_under_a_hold_that_came_after_the_decision() {
        given(Erasing.DESTROY, decided("granted", "none"), HOLD)
                .by(DAPHNE)
                .when(destroy(HANNAH))
                .thenRefused(Refusal.LEGAL_HOLD, "person");
    }

    @ParameterizedTest
    @CsvSource({"hold", "retention-floor"})
    void a_key_is_not_destroyed_against_the_last_decision(String ground) {
        given(Erasing.DESTROY, decided("granted", "none"), decided("refused", ground))
                .by(DAPHNE)
                .when(destroy(HANNAH))
                .thenRefused(Refusal.LEGAL_HOLD, "person");
    }

    @Test
    void nobody_is_their_own_second() {
        refusesAsSecond(DAPHNE);
    }

    @Test
    void a_caseworker_is_no_second() {
        refusesAsSecond(RUTH);
    }

    @Test
    void a_supervisor_of_another_project_is_no_second() {
        refusesAsSecond(ODILE);
    }

    @Test
    void a_hold_is_told_before_the_missing_second() {
        given(Erasing.DESTROY, decided("granted", "none"), HOLD)
                .by(DAPHNE)
                .when(destroy(RUTH))
                .thenRefused(Refusal.LEGAL_HOLD, "person");
    }

    private static void refusesAsSecond(Actor second) {
        given(Erasing.DESTROY, decided("granted", "none"))
                .by(DAPHNE)
                .when(destroy(second))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "secondPerson");
    }

    private static DecideErasure decide(String person, String outcome, String ground) {
        return new DecideErasure("q1", person, outcome, ground, "She asked for it");
    }

    private static ErasureDecided decided(String outcome, String ground) {
        return new ErasureDecided("q1", "client", outcome, ground, "She asked for it");
    }

    private static DestroySubjectKey destroy(Actor second) {
        return new DestroySubjectKey("client", "k1", new PersonId(second.person().value()));
    }
}
