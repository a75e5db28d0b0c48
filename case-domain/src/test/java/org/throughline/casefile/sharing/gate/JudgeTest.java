package org.throughline.casefile.sharing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.MARCUS;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SECOND;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.details;
import static org.throughline.casefile.StoryFacts.grant;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.intervention;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoRequested;
import org.throughline.casefile.events.SafetyEvent.RiskAssessed;
import org.throughline.casefile.events.SafetyEvent.SafetyMeasureInstalled;
import org.throughline.casefile.events.TaskEvent.ImpactMeasured;
import org.throughline.casefile.events.TaskEvent.ImpactReduced;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.sharing.release.Release;
import org.throughline.casefile.values.Link;
import org.throughline.casefile.values.Score;

class JudgeTest {
    private final CaseStory story = new CaseStory();

    /** The case was referred to the agency under a consent for everything. */
    private CaseStory referred(AgencyId agency, Purpose purpose, String... items) {
        return story.commits(
                opened(),
                consent("c-1", wholeGrant(agency, purpose)),
                sent(FIRST, agency, "c-1", purpose, items));
    }

    private Release told(AgencyId agency, CaseEvent event) {
        story.commit(event);
        return story.entry(agency, story.history().size()).orElseThrow();
    }

    private boolean isHidden(AgencyId agency, CaseEvent event) {
        story.commit(event);
        return story.entry(agency, story.history().size()).isEmpty();
    }

    @Test
    void an_event_without_a_ceiling_is_told_to_no_agency() {
        referred(POLICE, Purpose.REPORT, "topic:incident", "topic:plan");

        var measured = new ImpactMeasured(List.of(new Score("safety", 2)), "client");

        assertThat(isHidden(POLICE, measured)).isTrue();
    }

    @Test
    void an_event_of_a_topic_that_no_door_has_is_told_at_its_floor() {
        referred(LANTERN, Purpose.SUPPORT, "ClientDetailsRecorded.name");

        assertThat(told(LANTERN, intervention()).level()).isEqualTo(Level.MARKER);
        assertThat(isHidden(LANTERN, incident("a"))).isTrue();
    }

    @Test
    void a_marker_has_no_payload() {
        referred(POLICE, Purpose.REPORT, "topic:incident");

        var offered = told(POLICE, help("accepted"));

        assertThat(offered.level()).isEqualTo(Level.MARKER);
        assertThat(offered.payload()).isEmpty();
    }

    @Test
    void a_personal_field_is_told_when_one_door_has_its_class_and_names_it() {
        referred(POLICE, Purpose.REPORT, "topic:incident", "IncidentRecorded.account");

        var told = told(POLICE, incident("a"));

        assertThat(told.level()).isEqualTo(Level.SHARED);
        assertThat(told.payload())
                .containsEntry("account", "They shouted at the door.")
                .containsEntry("incidentId", "a")
                .doesNotContainKeys("place", "refs", "copiedFrom");
    }

    @Test
    void a_ceiling_of_shared_becomes_coded_when_no_door_names_a_field_of_the_kind() {
        referred(POLICE, Purpose.REPORT, "topic:incident");

        assertThat(told(POLICE, incident("a")).level()).isEqualTo(Level.CODED);
        assertThat(told(POLICE, details()).fields())
                .containsExactlyInAnyOrder("personRef", "tenure");
    }

    @Test
    void the_level_depends_on_the_kind_and_not_on_which_fields_are_filled() {
        referred(POLICE, Purpose.REPORT, "ClientDetailsRecorded.religion");

        var told = told(POLICE, details());

        assertThat(told.level()).isEqualTo(Level.SHARED);
        assertThat(told.fields()).containsExactlyInAnyOrder("personRef", "tenure");
    }

    @Test
    void two_doors_do_not_add_up_to_one() {
        // One door names the account and lacks its class; the other has it and names nothing.
        story.commits(
                opened(LANTERN),
                consent("c-1", wholeGrant(LANTERN, Purpose.SUPPORT)),
                consent("c-2", grant(LANTERN, Purpose.SUPPORT)),
                sent(FIRST, LANTERN, "c-2", Purpose.SUPPORT, "ReferralSent.ask"));

        assertThat(story.entry(LANTERN, 4).orElseThrow().fields())
                .contains("clientName")
                .doesNotContain("ask");
    }

    @Test
    void internal_fields_are_told_to_nobody() {
        referred(POLICE, Purpose.REPORT, "topic:incident");

        var assessed =
                new RiskAssessed(
                        "dash", "1", RiskLevel.HIGH, SUMMER, List.of(), RiskLevel.MEDIUM, "Knife.");

        assertThat(told(POLICE, assessed).fields())
                .containsExactlyInAnyOrder("tool", "toolVersion", "level", "reviewBy");
    }

    @Test
    void a_list_is_cut_to_the_readers_own_entry_and_left_out_when_then_empty() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.HOUSING)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"),
                sent(SECOND, HOMES, "c-1", Purpose.HOUSING, "topic:plan"),
                intervention(COUNCIL, HOMES));

        assertThat(story.entry(HOMES, 5).orElseThrow().payload())
                .containsEntry("withAgencies", List.of("TB"));
        assertThat(story.entry(POLICE, 5).orElseThrow().fields()).doesNotContain("withAgencies");
        assertThat(story.entry(POLICE, 2).orElseThrow().payload())
                .extractingByKey("grants")
                .asString()
                .contains("BP")
                .doesNotContain("TB");
    }

    @Test
    void the_addressee_is_told_what_others_see_as_a_marker() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.HOUSING)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan", "ReferralSent.ask"),
                sent(SECOND, HOMES, "c-1", Purpose.HOUSING, "topic:plan"));

        assertThat(story.entry(POLICE, 3).orElseThrow().payload())
                .containsEntry("ask", "Please call.")
                .doesNotContainKey("clientName");
        assertThat(story.entry(HOMES, 3).orElseThrow().level()).isEqualTo(Level.MARKER);
    }

    @Test
    void what_an_agency_wrote_itself_it_sees_without_a_name_in_the_share_set() {
        referred(POLICE, Purpose.REPORT, "topic:incident").by(KAY);

        var asked = told(POLICE, new ReferralInfoRequested(FIRST, "Which door?"));

        assertThat(asked.payload()).containsEntry("question", "Which door?");
    }

    @Test
    void a_report_on_an_offence_is_coded_for_its_author_and_for_holders_of_offences() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(COUNCIL, Purpose.SAFETY)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:incident"),
                sent(SECOND, COUNCIL, "c-1", Purpose.SAFETY, "topic:incident"));
        story.by(MARCUS)
                .commit(
                        new AgencyActionReported(
                                HOMES, null, "visit", SUMMER, "H-1", null, "Talked to them."));

        assertThat(story.entry(POLICE, 5).orElseThrow().fields())
                .contains("actionCode", "agencyRef")
                .doesNotContain("note");
        assertThat(story.entry(COUNCIL, 5).orElseThrow().level()).isEqualTo(Level.MARKER);
    }

    @Test
    void an_agency_whose_work_it_was_sees_the_coded_part_of_a_reduced_impact() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(POLICE, Purpose.REPORT),
                        wholeGrant(HOMES, Purpose.HOUSING)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"),
                sent(SECOND, HOMES, "c-1", Purpose.HOUSING, "topic:plan"),
                new ImpactReduced(
                        "fear",
                        new Link("contact", "k-1"),
                        List.of(HOMES),
                        null,
                        null,
                        null,
                        "Better."));

        assertThat(story.entry(HOMES, 5).orElseThrow().fields())
                .containsExactlyInAnyOrder("what", "linkedTo", "doneBy");
        assertThat(story.entry(POLICE, 5).orElseThrow().level()).isEqualTo(Level.MARKER);
    }

    @Test
    void the_agency_that_brought_the_case_learns_more_of_its_opening() {
        story.commits(
                opened(HOMES),
                consent(
                        "c-1",
                        wholeGrant(HOMES, Purpose.SUPPORT),
                        wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(story.entry(HOMES, 1).orElseThrow().payload())
                .containsEntry("sourceAgency", "TB")
                .doesNotContainKey("clientName");
        assertThat(story.entry(POLICE, 1).orElseThrow().level()).isEqualTo(Level.MARKER);
    }

    @Test
    void columns_differ() {
        story.commits(
                opened(),
                consent(
                        "c-1",
                        wholeGrant(HOMES, Purpose.HOUSING),
                        wholeGrant(LANTERN, Purpose.SUPPORT)),
                sent(
                        FIRST,
                        HOMES,
                        "c-1",
                        Purpose.HOUSING,
                        "topic:plan",
                        "SafetyMeasureInstalled.place"),
                sent(SECOND, LANTERN, "c-1", Purpose.SUPPORT, "topic:plan"),
                new SafetyMeasureInstalled(
                        "s-1", List.of("alarm"), MONDAY, HOMES, true, "Hall", null));

        assertThat(story.entry(HOMES, 5).orElseThrow().payload()).containsEntry("place", "Hall");
        assertThat(story.entry(LANTERN, 5).orElseThrow().level()).isEqualTo(Level.MARKER);
    }

    @Test
    void a_correction_changes_what_is_shown_and_not_who_sees_it() {
        var link = new Link("contact", "k-1");
        story.commits(
                opened(),
                new ImpactReduced("patrol", link, List.of(HOMES), null, null, null, "Better."),
                corrected(2, "doneBy", List.of("BP")),
                consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"));

        assertThat(story.entry(POLICE, 2).orElseThrow().level()).isEqualTo(Level.MARKER);
    }
}
