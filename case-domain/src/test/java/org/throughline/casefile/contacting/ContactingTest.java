package org.throughline.casefile.contacting;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.ODILE;
import static org.throughline.casefile.Brackenford.OWEN;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;
import static org.throughline.casefile.TaskFacts.contactSafety;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ContactEvent.ContactAttempted;
import org.throughline.casefile.events.ContactEvent.ContactMade;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.values.Change;
import org.throughline.casefile.values.ContactRule;
import org.throughline.casefile.values.Hours;

class ContactingTest {

    private static final Instant NOON = Instant.parse("2025-03-04T12:00:00Z");

    /** The mobile is hers between ten and two; the landline is answered by somebody else. */
    private static final CaseEvent RULES =
            contactSafety(
                    new ContactRule(
                            "mobile", "mobile", null, "safe", hours("10:00", "14:00"), false),
                    new ContactRule("landline", "landline", null, "unsafe", null, false),
                    new ContactRule("mail", "email", null, "safe", null, true));

    @Test
    void a_call_on_a_safe_channel_in_its_hours_is_recorded() {
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("mobile", false, null))
                .thenRecorded(attempted("mobile", false, null));
    }

    @Test
    void a_call_on_an_unsafe_channel_is_refused() {
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("landline", false, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-04T09:59:59Z", "2025-03-04T14:00:00Z", "2025-06-04T13:00:00Z"})
    void a_call_outside_the_hours_of_the_channel_in_london_is_refused(Instant at) {
        given(Contacting.ATTEMPT, RULES)
                .at(at)
                .when(attempt("mobile", false, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
    }

    @Test
    void the_first_minute_of_the_hours_is_within_them() {
        given(Contacting.ATTEMPT, RULES)
                .at(Instant.parse("2025-06-04T09:00:00Z"))
                .when(attempt("mobile", false, null))
                .thenRecorded(attempted("mobile", false, null));
    }

    @Test
    void no_message_is_left_where_none_is_allowed() {
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("mobile", true, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
    }

    @Test
    void a_message_is_left_where_the_client_allows_it() {
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("mail", true, null))
                .thenRecorded(attempted("mail", true, null));
    }

    @Test
    void a_channel_that_no_rule_names_may_be_used_by_people() {
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("work-phone", true, null))
                .thenRecorded(attempted("work-phone", true, null));
    }

    @Test
    void new_rules_replace_all_earlier_ones() {
        given(Contacting.ATTEMPT, RULES, contactSafety())
                .at(NOON)
                .when(attempt("landline", false, null))
                .thenRecorded(attempted("landline", false, null));
    }

    @Test
    void rules_that_were_put_right_hold_in_place_of_what_was_written_first() {
        var right =
                new EventCorrected(
                        1,
                        List.of(
                                new Change("codeWord", "Tulip"),
                                new Change(
                                        "rules",
                                        List.of(
                                                rule("mobile", "unsafe", List.of()),
                                                rule(
                                                        "mail",
                                                        "safe",
                                                        List.of(
                                                                Map.of(
                                                                        "from", "13:00", "to",
                                                                        "14:00")))))),
                        "misheard",
                        "It is the other number");
        given(Contacting.ATTEMPT, RULES, right)
                .at(NOON)
                .when(attempt("mobile", false, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
        given(Contacting.ATTEMPT, RULES, right)
                .at(NOON)
                .when(attempt("mail", false, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
        given(Contacting.ATTEMPT, RULES, right)
                .at(NOON)
                .when(attempt("landline", false, null))
                .thenRecorded(attempted("landline", false, null));
        given(Contacting.ATTEMPT, RULES, RULES, right)
                .at(NOON)
                .when(attempt("mobile", false, null))
                .thenRecorded(attempted("mobile", false, null));
    }

    private static Map<String, Object> rule(
            String channelId, String status, List<Map<String, String>> hours) {
        var rule = new HashMap<String, Object>();
        rule.put("channelId", channelId);
        rule.put("kind", "mobile");
        rule.put("status", status);
        rule.put("messageAllowed", true);
        if (!hours.isEmpty()) {
            rule.put("hours", hours);
        }
        return rule;
    }

    @Test
    void rules_that_were_entered_in_error_hold_no_more_and_the_ones_before_hold_again() {
        var error = new EventEnteredInError(2, "wrong-person", "Another client's", null);
        given(Contacting.ATTEMPT, RULES, contactSafety(), error)
                .at(NOON)
                .when(attempt("landline", false, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
    }

    @Test
    void an_attempt_that_was_put_right_raises_the_doubt_or_takes_it_away() {
        var evening = Instant.parse("2025-03-04T20:00:00Z");
        var answered = new ContactAttempted("mobile", "no-answer", false, "mobile", null, null);
        var stranger = new ContactAttempted("mobile", "other-person", false, "mobile", null, null);
        given(Contacting.ATTEMPT, RULES, answered, outcome("wrong-number"))
                .at(evening)
                .when(attempt("mobile", false, null))
                .thenRecorded(attempted("mobile", false, null));
        given(Contacting.ATTEMPT, RULES, stranger, outcome("no-answer"))
                .at(evening)
                .when(attempt("mobile", false, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
        given(
                        Contacting.ATTEMPT,
                        RULES,
                        stranger,
                        new EventEnteredInError(2, "wrong-person", "Another case", null))
                .at(evening)
                .when(attempt("mobile", false, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
    }

    private static EventCorrected outcome(String right) {
        return new EventCorrected(
                2, List.of(new Change("outcome", right)), "wrong-code", "Picked the wrong one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-person", "wrong-number"})
    void when_somebody_else_answers_the_hours_no_longer_hold_and_no_message_is_left(String who) {
        var somebodyElse = new ContactAttempted("mobile", who, false, "mobile", null, null);
        given(Contacting.ATTEMPT, RULES, somebodyElse)
                .at(Instant.parse("2025-03-04T20:00:00Z"))
                .when(attempt("mobile", false, null))
                .thenRecorded(attempted("mobile", false, null));
        given(Contacting.ATTEMPT, RULES, somebodyElse)
                .at(NOON)
                .when(attempt("mobile", true, null))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
    }

    @Test
    void a_supervisor_may_answer_for_a_call_against_the_rules() {
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("landline", false, HANNAH))
                .thenRecorded(attempted("landline", false, HANNAH));
    }

    @Test
    void nobody_answers_for_their_own_call() {
        given(Contacting.ATTEMPT, RULES)
                .by(HANNAH)
                .at(NOON)
                .when(attempt("landline", false, HANNAH))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "overrideBy");
    }

    @Test
    void only_a_supervisor_of_the_project_answers_for_a_call() {
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("landline", false, OWEN))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "overrideBy");
        given(Contacting.ATTEMPT, RULES)
                .at(NOON)
                .when(attempt("landline", false, ODILE))
                .thenRefused(Refusal.FORBIDDEN_ROLE, "overrideBy");
    }

    @Test
    void the_guard_is_for_calls_that_we_make() {
        given(Contacting.CONTACT, RULES)
                .by(RUTH)
                .when(contact("landline", "in"))
                .thenRecorded(
                        new ContactMade("t1", "landline", "landline", "in", 5, "Rang", null, null));
        given(Contacting.CONTACT, RULES)
                .by(RUTH)
                .when(contact("landline", "out"))
                .thenRefused(Refusal.UNSAFE_CONTACT, "channelId");
    }

    @Test
    void a_visit_needs_no_channel() {
        given(Contacting.CONTACT, RULES)
                .when(new RecordContact("t1", "in-person", null, "out", 5, "Met", null, null))
                .thenRecorded(
                        new ContactMade("t1", "in-person", null, "out", 5, "Met", null, null));
    }

    private static RecordContact contact(String channelId, String direction) {
        return new RecordContact("t1", channelId, channelId, direction, 5, "Rang", null, null);
    }

    private static RecordContactAttempt attempt(
            String channelId, boolean messageLeft, @Nullable Actor supervisor) {
        return new RecordContactAttempt(
                channelId, "mobile", "no-answer", messageLeft, person(supervisor), why(supervisor));
    }

    private static ContactAttempted attempted(
            String channelId, boolean messageLeft, @Nullable Actor supervisor) {
        return new ContactAttempted(
                "mobile", "no-answer", messageLeft, channelId, person(supervisor), why(supervisor));
    }

    private static @Nullable PersonId person(@Nullable Actor actor) {
        return actor == null ? null : actor.person();
    }

    private static @Nullable String why(@Nullable Actor actor) {
        return actor == null ? null : "She asked for it";
    }

    private static List<Hours> hours(String from, String to) {
        return List.of(new Hours(LocalTime.parse(from), LocalTime.parse(to)));
    }
}
