package org.throughline.casefile.sharing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.closed;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.decided;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.sharing.release.CaseRelease;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.casefile.values.Grant;

/** When a gate closes although nothing is recorded any more. */
class GateEndTest {
    private static final LocalDate LAST_OF_MARCH = LocalDate.parse("2025-03-31");
    private static final Instant APRIL = Instant.parse("2025-03-31T23:00:00Z");
    private static final LocalDate FAR = LocalDate.parse("2040-01-01");

    /** The day after the agreements of police and homes, in British summer time. */
    private static final Instant AGREEMENT_OVER = Instant.parse("2026-03-31T23:00:00Z");

    private final CaseStory story = new CaseStory();

    private static CaseEvent until(String id, LocalDate lastDay, Grant... grants) {
        return consent(id, History.ALL, lastDay, grants);
    }

    private Optional<Instant> closes(AgencyId agency) {
        return closes(agency, REGISTER);
    }

    private Optional<Instant> closes(AgencyId agency, Register register) {
        var last = story.history().getLast().recordedAt();
        var end = story.state().closesAt(agency, last, register);
        end.ifPresent(moment -> {
            assertThat(story.state().isOpen(agency, moment, register)).isFalse();
            if (moment.isAfter(last)) {
                assertThat(story.state().isOpen(agency, moment.minusNanos(1000), register))
                        .isTrue();
            }
        });
        return end;
    }

    @Test
    void a_referral_door_closes_when_the_last_day_of_its_consent_ends_in_London() {
        story.commits(
                opened(),
                until("c-1", LAST_OF_MARCH, wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(closes(POLICE)).contains(APRIL);
    }

    @Test
    void a_forum_door_closes_with_the_consent_that_has_the_purpose_forum() {
        story.commits(
                opened(),
                until("c-1", LAST_OF_MARCH, wholeGrant(COUNCIL, Purpose.FORUM)),
                until("c-2", FAR, wholeGrant(COUNCIL, Purpose.SUPPORT)),
                new CaseListedForForum("m-1", SUMMER, List.of("repeat"), List.of(COUNCIL)));

        assertThat(closes(COUNCIL)).contains(APRIL);
    }

    @Test
    void an_introduction_door_closes_with_the_last_consent_that_names_the_agency() {
        story.commits(
                opened(HOMES),
                until("c-1", LAST_OF_MARCH, wholeGrant(HOMES, Purpose.SUPPORT)),
                until("c-2", LAST_OF_MARCH.plusMonths(1), wholeGrant(HOMES, Purpose.HOUSING)));

        assertThat(closes(HOMES)).contains(Instant.parse("2025-04-30T23:00:00Z"));
    }

    @Test
    void no_door_outlives_the_agreement() {
        story.commits(
                opened(),
                until("c-1", FAR, wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(closes(POLICE)).contains(AGREEMENT_OVER);
    }

    @Test
    void an_agreement_that_goes_on_the_next_day_keeps_the_gate_open() {
        story.commits(
                opened(),
                until("c-1", FAR, wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));
        var prolonged =
                REGISTER.with(
                        new Agreement(
                                "next",
                                POLICE,
                                LocalDate.parse("2026-04-01"),
                                LocalDate.parse("2027-03-31"),
                                List.of()));

        assertThat(closes(POLICE, prolonged)).contains(Instant.parse("2027-03-31T23:00:00Z"));
    }

    @Test
    void a_sharing_decision_ends_with_the_agreement_while_the_case_is_open() {
        story.commits(
                opened(),
                incident("a"),
                decided("d-1", POLICE, List.of(2), SECOND),
                sent(SECOND, POLICE, "d-1", Purpose.HARM, "topic:incident"));

        assertThat(closes(POLICE)).contains(AGREEMENT_OVER);
    }

    @Test
    void under_a_sharing_decision_the_last_moment_of_ten_working_days_after_closing_is_open() {
        story.commits(
                        opened(),
                        incident("a"),
                        decided("d-1", POLICE, List.of(2), SECOND),
                        sent(SECOND, POLICE, "d-1", Purpose.HARM, "topic:incident"))
                .at(MONDAY)
                .commit(closed());

        assertThat(closes(POLICE)).contains(Instant.parse("2025-03-17T09:00:00.000001Z"));
    }

    @Test
    void a_gate_that_is_closed_already_closes_at_the_moment_that_is_asked_about() {
        story.commits(opened(), until("c-1", FAR, wholeGrant(POLICE, Purpose.REPORT)));

        assertThat(closes(POLICE)).contains(story.history().getLast().recordedAt());
    }

    @Test
    void a_release_tells_the_end_of_the_gates_that_are_open_and_of_no_others() {
        story.commits(
                opened(),
                until(
                        "c-1",
                        LAST_OF_MARCH,
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.HOUSING)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        var released = CaseRelease.after(story.history(), REGISTER, Map.of());

        assertThat(released.ends()).containsOnly(Map.entry(POLICE, APRIL));
    }

    @Test
    void an_expired_gate_is_left_as_the_next_commit_would_leave_it() {
        var open = new Gate(true, 3, null);

        assertThat(open.expired(true, 7)).isEqualTo(new Gate(false, 3, 8));
        assertThat(open.expired(false, 7)).isEqualTo(new Gate(false, 3, null));
    }
}
