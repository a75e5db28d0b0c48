package org.throughline.casefile.handover;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.INES;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.contactSafety;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseworkerAssigned;
import org.throughline.casefile.events.CaseLifeEvent.HandoverAccepted;
import org.throughline.casefile.events.CaseLifeEvent.HandoverOffered;
import org.throughline.casefile.events.ContactEvent.ContactAttempted;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.values.ContactRule;

class HandingOverTest {

    private static final PersonId FROM = new PersonId("CW-2");
    private static final PersonId TO = RUTH.person();
    private static final CaseEvent HUSBANDS_PHONE_IS_UNSAFE =
            contactSafety(
                    new ContactRule("ch-1", "mobile", null, "safe", null, true),
                    new ContactRule("ch-2", "mobile", null, "unsafe", null, false));

    @Test
    void a_supervisor_gives_the_case_to_a_caseworker() {
        given(HandingOver.ASSIGN)
                .by(HANNAH)
                .when(new AssignCaseworker(TO))
                .thenRecorded(new CaseworkerAssigned(TO));
    }

    @Test
    void a_handover_is_offered_with_a_reason_or_without() {
        given(HandingOver.OFFER)
                .when(new OfferHandover(FROM, TO, "Long leave"))
                .thenRecorded(new HandoverOffered(FROM, TO, "Long leave"));
    }

    @Test
    void a_caseworker_takes_over_having_seen_every_unsafe_channel() {
        given(HandingOver.ACCEPT, HUSBANDS_PHONE_IS_UNSAFE, new HandoverOffered(FROM, TO, null))
                .when(accept("ch-2"))
                .thenRecorded(new HandoverAccepted(FROM, TO, List.of("r1"), List.of("ch-2"), 12));
    }

    @Test
    void nobody_takes_over_without_having_seen_an_unsafe_channel() {
        given(HandingOver.ACCEPT, HUSBANDS_PHONE_IS_UNSAFE)
                .when(accept())
                .thenRefused(Refusal.VALIDATION, "unsafeChannelsSeen");
    }

    @Test
    void a_safe_channel_is_not_among_the_unsafe_ones() {
        given(HandingOver.ACCEPT, HUSBANDS_PHONE_IS_UNSAFE)
                .when(accept("ch-1", "ch-2"))
                .thenRefused(Refusal.VALIDATION, "unsafeChannelsSeen");
    }

    @Test
    void a_channel_at_which_somebody_else_answered_is_in_doubt_and_no_longer_called_unsafe() {
        given(
                        HandingOver.ACCEPT,
                        HUSBANDS_PHONE_IS_UNSAFE,
                        new ContactAttempted("mobile", "other-person", false, "ch-2", null, null))
                .when(accept())
                .thenRecorded(new HandoverAccepted(FROM, TO, List.of("r1"), List.of(), 12));
    }

    @Test
    void an_open_offer_is_taken_up_by_whom_it_was_made_to() {
        given(HandingOver.ACCEPT, new HandoverOffered(FROM, INES.person(), null))
                .when(accept())
                .thenRefused(Refusal.VALIDATION, "to");
    }

    @Test
    void an_open_offer_is_taken_up_from_whom_it_came_from() {
        given(HandingOver.ACCEPT, new HandoverOffered(INES.person(), TO, null))
                .when(accept())
                .thenRefused(Refusal.VALIDATION, "from");
    }

    @Test
    void an_offer_ends_when_the_case_is_taken_over_or_given_to_somebody() {
        var offered = new HandoverOffered(INES.person(), TO, null);
        var taken = new HandoverAccepted(INES.person(), TO, List.of(), List.of(), null);
        var accepted = new HandoverAccepted(FROM, TO, List.of("r1"), List.of(), 12);

        given(HandingOver.ACCEPT, offered, taken).when(accept()).thenRecorded(accepted);
        given(HandingOver.ACCEPT, offered, new CaseworkerAssigned(FROM))
                .when(accept())
                .thenRecorded(accepted);
    }

    @Test
    void nobody_takes_a_case_over_for_somebody_else() {
        given(HandingOver.ACCEPT, new HandoverOffered(FROM, TO, null))
                .by(INES)
                .when(accept())
                .thenRefused(Refusal.FORBIDDEN_ROLE, "to");
    }

    private static AcceptHandover accept(String... unsafe) {
        return new AcceptHandover(FROM, TO, List.of("r1"), List.of(unsafe), 12);
    }
}
