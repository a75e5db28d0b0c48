package org.throughline.casefile.correcting;

import static org.throughline.casefile.Brackenford.DAPHNE;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.ODILE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.sent;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.redacted;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;

/** Ruth recorded everything that is to be masked. */
class RedactingTest {

    @Test
    void two_people_mask_what_is_said_of_somebody() {
        given(Redacting.DECIDER, incident("a"))
                .by(DAPHNE)
                .when(redact(1, HANNAH, "Somebody saw it.", "account"))
                .thenRecorded(redacted(1, "account", "Somebody saw it."));
    }

    @Test
    void a_step_of_a_referral_can_be_masked_too() {
        given(Redacting.DECIDER, sent(FIRST))
                .by(HANNAH)
                .when(redact(1, DAPHNE, null, "ask"))
                .thenRecorded(masked(1, DAPHNE, "ask"));
    }

    @Test
    void what_never_belonged_can_still_be_masked() {
        given(Redacting.DECIDER, incident("a"), inError(1))
                .by(DAPHNE)
                .when(redact(1, HANNAH, null, "account"))
                .thenRecorded(redacted(1, "account", null));
    }

    @Test
    void an_event_that_the_case_does_not_hold_is_not_masked() {
        given(Redacting.DECIDER, incident("a"))
                .by(DAPHNE)
                .when(redact(40, HANNAH, null, "account"))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "target");
    }

    @Test
    void codes_and_unknown_fields_are_not_masked() {
        given(Redacting.DECIDER, incident("a"))
                .by(DAPHNE)
                .when(redact(1, HANNAH, null, "account", "kinds"))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "kinds");
        given(Redacting.DECIDER, incident("a"))
                .by(DAPHNE)
                .when(redact(1, HANNAH, null, "summary"))
                .thenRefused(Refusal.TARGET_NOT_CORRECTABLE, "summary");
    }

    @Test
    void nobody_approves_their_own_redaction() {
        given(Redacting.DECIDER, incident("a"))
                .by(DAPHNE)
                .when(redact(1, DAPHNE, null, "account"))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "approver");
    }

    @Test
    void an_approver_is_a_supervisor_or_data_lead_of_the_same_project() {
        given(Redacting.DECIDER, incident("a"))
                .by(DAPHNE)
                .when(redact(1, RUTH, null, "account"))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "approver");
        given(Redacting.DECIDER, incident("a"))
                .by(DAPHNE)
                .when(redact(1, ODILE, null, "account"))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "approver");
    }

    @Test
    void own_words_are_masked_with_a_supervisor_only() {
        given(Redacting.DECIDER, incident("a"))
                .by(RUTH)
                .when(redact(1, DAPHNE, null, "account"))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "approver");
        given(Redacting.DECIDER, incident("a"))
                .by(RUTH)
                .when(redact(1, HANNAH, null, "account"))
                .thenRecorded(redacted(1, "account", null));
    }

    private static RedactEvent redact(
            int target, Actor approver, @Nullable String text, String... fields) {
        return new RedactEvent(
                target,
                List.of(fields),
                text == null ? null : List.of(new Replacement(fields[0], text)),
                "third-party",
                "The witness asked for it.",
                "third-party-request",
                approver.person());
    }

    private static EventRedacted masked(int target, Actor approver, String... fields) {
        return new EventRedacted(
                target,
                List.of(fields),
                "third-party",
                "third-party-request",
                null,
                "The witness asked for it.",
                approver.person());
    }
}
