package org.throughline.casefile.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.declined;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.rerouted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.ConsentWithdrawn;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralDrafted;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.events.ReferralEvent.ReferralOutcomeConfirmed;
import org.throughline.casefile.values.Rebase;

class ReferralsTest {
    private static Referrals after(CaseEvent... events) {
        var story =
                new CaseStory()
                        .commit(opened())
                        .commit(
                                consent(
                                        "c-1",
                                        wholeGrant(POLICE, Purpose.REPORT),
                                        wholeGrant(HOMES, Purpose.REPORT)))
                        .commit(sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"))
                        .commits(events);
        var referrals = Referrals.NONE;
        for (var event : story.history()) {
            referrals = referrals.evolve(event);
        }
        return referrals;
    }

    private static Referral first(CaseEvent... events) {
        return after(events).find(FIRST).orElseThrow();
    }

    @Test
    void a_draft_was_never_sent() {
        var draft = new ReferralDrafted(SECOND, HOMES, "tenancy-action", null, "housing");

        var drafted = after(draft).find(SECOND).orElseThrow();

        assertThat(drafted.state()).isEqualTo(ReferralState.DRAFT);
        assertThat(drafted.sentUnder()).isNull();
        assertThat(drafted.state().isLive()).isFalse();
        assertThat(drafted.state().isTerminal()).isFalse();
    }

    @Test
    void a_sending_fixes_the_terms() {
        var terms = first().terms();

        assertThat(terms.sentSeq()).isEqualTo(3);
        assertThat(terms.items()).containsExactly("topic:plan");
        assertThat(first().restsOn("c-1")).isTrue();
    }

    @Test
    void supplied_information_widens_the_share_set_and_may_change_the_basis() {
        var supplied =
                new ReferralInfoSupplied(
                        FIRST, List.of("topic:plan", "topic:incident"), "c-2", "sha256:0", null);

        assertThat(first(supplied).terms().items()).containsExactly("topic:plan", "topic:incident");
        assertThat(first(supplied).restsOn("c-2")).isTrue();
        assertThat(first(supplied).state()).isEqualTo(ReferralState.ACKNOWLEDGED);
    }

    @Test
    void a_rerouting_ends_the_old_referral_and_sends_the_new_one() {
        var referrals = after(rerouted(FIRST, SECOND, HOMES, "c-1"));

        assertThat(referrals.find(FIRST).orElseThrow().state()).isEqualTo(ReferralState.REROUTED);
        assertThat(referrals.find(SECOND).orElseThrow().state()).isEqualTo(ReferralState.SENT);
        assertThat(referrals.isAddressee(HOMES, SECOND)).isTrue();
    }

    @Test
    void a_declined_referral_stays_declined_when_it_is_rerouted() {
        var old = first(declined(FIRST), rerouted(FIRST, SECOND, HOMES, "c-1"));

        assertThat(old.state()).isEqualTo(ReferralState.DECLINED);
        assertThat(old.wasRerouted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"yes,CLOSED", "no,DISPUTED", "not-reached,COMPLETED"})
    void what_the_client_says_of_the_outcome_decides_the_state(String agrees, ReferralState state) {
        var completed = new ReferralCompleted(FIRST, "patrol", true, null);

        assertThat(first(completed, new ReferralOutcomeConfirmed(FIRST, agrees, null)).state())
                .isEqualTo(state);
    }

    @Test
    void a_withdrawal_can_put_a_referral_on_another_basis() {
        var withdrawn =
                new ConsentWithdrawn(
                        "c-1", List.of(POLICE), MONDAY, null, List.of(new Rebase(FIRST, "d-1")));

        assertThat(first(withdrawn).restsOn("d-1")).isTrue();
        assertThat(first(withdrawn).state()).isEqualTo(ReferralState.SENT);
    }

    @Test
    void commands_are_allowed_by_state() {
        assertThat(Transition.commandsFrom(ReferralState.ON_HOLD))
                .containsExactly("DeclineReferral", "ResumeReferral", "WithdrawReferral");
        assertThat(Transition.commandsFrom(ReferralState.CLOSED)).isEmpty();
    }

    @Test
    void a_sending_in_error_ends_its_own_referral_and_no_other() {
        var referrals = after(sent(SECOND, HOMES, "c-1", Purpose.REPORT, "topic:plan"), inError(4));

        assertThat(referrals.find(FIRST).orElseThrow().state()).isEqualTo(ReferralState.SENT);
        assertThat(referrals.find(SECOND).orElseThrow().state()).isEqualTo(ReferralState.IN_ERROR);
    }
}
