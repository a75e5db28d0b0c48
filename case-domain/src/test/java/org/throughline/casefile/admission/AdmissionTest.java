package org.throughline.casefile.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.COLIN;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.INES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.OTHER_PROJECT;
import static org.throughline.casefile.Brackenford.PETRA;
import static org.throughline.casefile.Brackenford.PROJECT;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.CaseHistory.recorded;
import static org.throughline.casefile.CaseHistory.submission;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.agreed;
import static org.throughline.casefile.ReferralFacts.declined;
import static org.throughline.casefile.ReferralFacts.drafted;
import static org.throughline.casefile.ReferralFacts.sent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decision.Refused;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.answering.AcknowledgeReferral;
import org.throughline.casefile.breakglass.OpenBreakGlass;
import org.throughline.casefile.closing.ReopenCase;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.opening.OpenCase;

class AdmissionTest {

    private static final CaseOpened OPENED =
            new CaseOpened("BF-1", PROJECT, "self", "mobile", null, false, MONDAY, null);
    private static final CaseCommand ANY = new ReopenCase("He is back");
    private static final CaseCommand ANSWER = new AcknowledgeReferral(FIRST, "TB-1", "desk");
    private static final CaseCommand BREAK = new OpenBreakGlass("g1", "Fire");
    private static final CommandTerms EVERYBODY =
            new CommandTerms("Any", Set.of(Role.values()), false);

    @Test
    void nothing_is_known_of_a_case_that_was_not_opened() {
        assertThat(asked(List.of(), ANY, RUTH)).contains(notFound());
        assertThat(asked(List.of(), BREAK, MARCUS)).contains(notFound());
    }

    @Test
    void a_new_case_is_opened_for_the_project_of_the_sender() {
        assertThat(asked(List.of(), open(PROJECT), RUTH)).isEmpty();
        assertThat(asked(List.of(), open(OTHER_PROJECT), RUTH)).contains(notFound());
    }

    @Test
    void a_case_of_another_project_does_not_exist_for_its_staff() {
        assertThat(asked(List.of(OPENED), ANY, INES)).contains(notFound());
        assertThat(asked(List.of(OPENED), open(OTHER_PROJECT), INES)).contains(notFound());
        assertThat(asked(List.of(OPENED), ANY, HANNAH)).isEmpty();
    }

    @Test
    void no_case_exists_for_an_administrator() {
        assertThat(asked(List.of(OPENED), ANY, PETRA)).contains(notFound());
    }

    @Test
    void a_case_exists_for_an_agency_while_its_gate_is_open() {
        var history = List.of(OPENED, agreed(), sent(FIRST));
        assertThat(asked(history, ANY, MARCUS)).isEmpty();
        assertThat(asked(history, ANY, KAY)).contains(notFound());
    }

    @Test
    void after_its_gate_has_closed_an_agency_knows_the_referral_that_was_sent_to_it() {
        var history = List.of(OPENED, agreed(), sent(FIRST), declined(FIRST));
        assertThat(asked(history, ANSWER, MARCUS)).isEmpty();
        assertThat(asked(history, ANY, MARCUS)).contains(notFound());
        assertThat(asked(history, ANSWER, KAY)).contains(notFound());
    }

    @Test
    void a_draft_opens_nothing() {
        var history = List.of(OPENED, agreed(), drafted(FIRST, HOMES, "safety-measures"));
        assertThat(asked(history, ANSWER, MARCUS)).contains(notFound());
    }

    @Test
    void an_agency_may_break_the_glass_of_any_case() {
        assertThat(asked(List.of(OPENED), BREAK, KAY)).isEmpty();
    }

    @Test
    void the_timers_of_the_system_know_every_case() {
        assertThat(asked(List.of(OPENED), ANY, Actor.SYSTEM)).isEmpty();
    }

    @Test
    void who_may_know_a_case_may_still_not_send_every_command() {
        var terms = new CommandTerms("OfferHelp", Set.of(Role.CASEWORKER), false);
        var admission = after(List.of(OPENED));
        assertThat(admission.knownAndPermitted(submission(ANY, COLIN, TUESDAY), REGISTER, terms))
                .contains(new Refused(Refusal.FORBIDDEN_ROLE, List.of()));
        assertThat(admission.knownAndPermitted(submission(ANY, RUTH, TUESDAY), REGISTER, terms))
                .isEmpty();
    }

    private static Optional<Refused> asked(
            List<? extends CaseEvent> history, CaseCommand command, Actor by) {
        return after(history)
                .knownAndPermitted(submission(command, by, TUESDAY), REGISTER, EVERYBODY);
    }

    static Admission after(List<? extends CaseEvent> history) {
        var admission = Admission.NOTHING_YET;
        for (int seq = 1; seq <= history.size(); seq++) {
            admission = admission.evolve(recorded(seq, history.get(seq - 1), Map.of()));
        }
        return admission;
    }

    private static OpenCase open(String project) {
        return new OpenCase("BF-1", project, "self", "mobile", null, false, MONDAY, null);
    }

    private static Refused notFound() {
        return new Refused(Refusal.NOT_FOUND, List.of("caseId"));
    }
}
