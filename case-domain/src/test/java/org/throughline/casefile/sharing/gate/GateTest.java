package org.throughline.casefile.sharing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.FRIDAY;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.NORTHGATE;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.REGISTER;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.accepted;
import static org.throughline.casefile.StoryFacts.closed;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.declined;
import static org.throughline.casefile.StoryFacts.grant;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.rerouted;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.taken;
import static org.throughline.casefile.StoryFacts.wholeGrant;
import static org.throughline.casefile.StoryFacts.withdrawn;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.CaseLifeEvent.CaseReopened;
import org.throughline.casefile.events.ReferralEvent.ReferralCompleted;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.ids.AgencyId;

class GateTest {
    private final CaseStory story = new CaseStory();

    private boolean isOpen(AgencyId agency) {
        return isOpen(agency, FRIDAY);
    }

    private boolean isOpen(AgencyId agency, Instant at) {
        return story.state().isOpen(agency, at, REGISTER);
    }

    private Door onlyDoor(AgencyId agency) {
        var doors = story.state().doors(agency, FRIDAY, REGISTER);
        assertThat(doors).hasSize(1);
        return doors.getFirst();
    }

    private CaseStory referredToPolice() {
        return story.commits(
                opened(),
                consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:incident"));
    }

    @Test
    void a_consent_alone_opens_nothing() {
        story.commits(opened(), consent("c-1", wholeGrant(POLICE, Purpose.REPORT)));

        assertThat(isOpen(POLICE)).isFalse();
    }

    @Test
    void a_referral_opens_the_gate_of_its_addressee_only() {
        referredToPolice();

        assertThat(isOpen(POLICE)).isTrue();
        assertThat(isOpen(HOMES)).isFalse();
    }

    @Test
    void a_completed_referral_keeps_the_gate_open() {
        referredToPolice()
                .commits(accepted(FIRST), new ReferralCompleted(FIRST, "patrol", true, null));

        assertThat(isOpen(POLICE)).isTrue();
    }

    @Test
    void a_terminal_referral_closes_the_gate() {
        referredToPolice().commit(taken(FIRST));

        assertThat(isOpen(POLICE)).isFalse();
    }

    @Test
    void a_declined_referral_that_is_rerouted_opens_the_gate_of_the_new_agency() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:incident"),
                declined(FIRST),
                rerouted(FIRST, SECOND, HOMES, "c-1"));

        assertThat(isOpen(POLICE)).isFalse();
        assertThat(isOpen(HOMES)).isTrue();
    }

    @Test
    void a_withdrawn_consent_closes_the_gate_of_the_agencies_it_names() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.HOUSING)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"),
                sent(SECOND, HOMES, "c-1", Purpose.HOUSING, "topic:plan"),
                withdrawn("c-1", POLICE));

        assertThat(isOpen(POLICE)).isFalse();
        assertThat(isOpen(HOMES)).isTrue();
    }

    @Test
    void a_consent_ends_with_its_last_day_in_London() {
        var lastDay = LocalDate.parse("2025-03-31");
        story.commits(
                opened(),
                consent("c-1", History.ALL, lastDay, wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(isOpen(POLICE, Instant.parse("2025-03-31T22:59:59Z"))).isTrue();
        assertThat(isOpen(POLICE, Instant.parse("2025-03-31T23:00:00Z"))).isFalse();
    }

    @Test
    void an_agency_without_an_agreement_in_force_has_no_gate() {
        story.commits(
                opened(),
                consent("c-1", wholeGrant(NORTHGATE, Purpose.LEGAL)),
                sent(FIRST, NORTHGATE, "c-1", Purpose.LEGAL, "topic:plan"));

        assertThat(isOpen(NORTHGATE)).isFalse();
    }

    @Test
    void the_end_of_the_agreement_closes_the_gate_without_an_event() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        History.ALL,
                        LocalDate.parse("2027-01-01"),
                        wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(isOpen(POLICE, Instant.parse("2026-03-31T12:00:00Z"))).isTrue();
        assertThat(isOpen(POLICE, Instant.parse("2026-04-01T12:00:00Z"))).isFalse();
    }

    @Test
    void the_gate_stays_open_for_ten_working_days_after_closing() {
        referredToPolice().at(MONDAY).commit(closed());

        assertThat(isOpen(POLICE, Instant.parse("2025-03-17T09:00:00Z"))).isTrue();
        assertThat(isOpen(POLICE, Instant.parse("2025-03-17T09:00:01Z"))).isFalse();
    }

    @Test
    void a_reopened_case_opens_its_gates_again() {
        referredToPolice().commits(closed(), new CaseReopened("It began again."));

        assertThat(isOpen(POLICE, Instant.parse("2025-05-05T09:00:00Z"))).isTrue();
    }

    @Test
    void the_agency_that_brought_the_case_has_a_door_for_each_live_consent() {
        story.commits(
                opened(HOMES),
                consent("c-1", wholeGrant(HOMES, Purpose.SUPPORT)),
                consent("c-2", grant(HOMES, Purpose.REPORT, DataClass.CODE)));

        assertThat(story.state().doors(HOMES, FRIDAY, REGISTER)).hasSize(2);
    }

    @Test
    void derived_items_are_names_contacts_and_places_never_text_offences_or_special_ones() {
        story.commits(opened(HOMES), consent("c-1", wholeGrant(HOMES, Purpose.SUPPORT)));

        var door = onlyDoor(HOMES);
        assertThat(door.topics()).containsExactlyInAnyOrder("incident", "plan");
        assertThat(door.classes()).doesNotContain(DataClass.SPECIAL);
        assertThat(door.items())
                .contains("ClientDetailsRecorded.name", "IncidentRecorded.place")
                .doesNotContain("IncidentRecorded.account", "IncidentRecorded.refs")
                .doesNotContain("ClientDetailsRecorded.ethnicity");
    }

    @Test
    void a_meeting_opens_a_door_only_under_a_basis_for_the_purpose_forum() {
        var listed =
                new CaseListedForForum("m-1", SUMMER, List.of("repeat"), List.of(COUNCIL, LANTERN));
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(COUNCIL, Purpose.FORUM),
                        wholeGrant(LANTERN, Purpose.SUPPORT)),
                listed);

        assertThat(isOpen(COUNCIL)).isTrue();
        assertThat(isOpen(LANTERN)).isFalse();
    }

    @Test
    void a_door_has_the_classes_that_kind_agreement_and_basis_all_allow() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        grant(
                                HOMES,
                                Purpose.HOUSING,
                                DataClass.CODE,
                                DataClass.PLACE,
                                DataClass.SPECIAL)),
                sent(FIRST, HOMES, "c-1", Purpose.HOUSING, "topic:plan", "IncidentRecorded.place"));

        var door = onlyDoor(HOMES);
        assertThat(door.classes()).containsExactlyInAnyOrder(DataClass.CODE, DataClass.PLACE);
        assertThat(door.topics()).containsExactly("plan");
    }

    @Test
    void special_categories_count_only_under_some_purposes() {
        story.commits(
                opened(),
                consent("c-1", wholeGrant(POLICE, Purpose.SAFETY)),
                sent(FIRST, POLICE, "c-1", Purpose.SAFETY, "ClientDetailsRecorded.ethnicity"));

        assertThat(onlyDoor(POLICE).classes()).doesNotContain(DataClass.SPECIAL);
    }

    @Test
    void supplied_information_widens_the_share_set() {
        referredToPolice()
                .commits(
                        new ReferralInfoRequested(FIRST, "Where?"),
                        new ReferralInfoSupplied(
                                FIRST, List.of("IncidentRecorded.place"), "c-1", "sha256:0", null));

        assertThat(onlyDoor(POLICE).items())
                .containsExactlyInAnyOrder("topic:incident", "IncidentRecorded.place");
    }

    @Test
    void a_consent_from_now_admits_what_came_with_it_and_after() {
        story.commits(
                opened(),
                consent("c-1", History.FROM_NOW, SUMMER, wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(story.history().stream().map(onlyDoor(POLICE)::admits))
                .containsExactly(false, true, true);
    }

    @Test
    void a_consent_with_a_list_admits_the_listed_events_too() {
        story.commits(
                opened(),
                opened(),
                consent("c-1", History.LISTED, SUMMER, wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(story.history().stream().map(onlyDoor(POLICE)::admits))
                .containsExactly(true, false, true, true);
    }

    @Test
    void derived_items_have_only_classes_of_the_door() {
        story.commits(
                opened(HOMES),
                consent("c-1", grant(HOMES, Purpose.SUPPORT, DataClass.CODE, DataClass.IDENT)));

        assertThat(onlyDoor(HOMES).items())
                .contains("ClientDetailsRecorded.name")
                .doesNotContain("IncidentRecorded.place");
    }
}
