package org.throughline.casefile.sharing.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.COUNCIL;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.KAY;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.BasisEvent.ConsentRefused;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseworkerAssigned;
import org.throughline.casefile.events.CaseLifeEvent.HandoverAccepted;
import org.throughline.casefile.events.CaseLifeEvent.HandoverOffered;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.ContactEvent.FeedbackGiven;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.ContactEvent.ReminderCleared;
import org.throughline.casefile.events.ContactEvent.ReminderSet;
import org.throughline.casefile.events.ContactEvent.SupervisionHeld;
import org.throughline.casefile.events.ContactEvent.TimelineCopyIssued;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.events.IncidentEvent.CaseReviewRequested;
import org.throughline.casefile.events.IncidentEvent.EvidenceLogged;
import org.throughline.casefile.events.SafetyEvent.GoalReviewed;
import org.throughline.casefile.events.SafetyEvent.NeedIdentified;
import org.throughline.casefile.events.SafetyEvent.NeedReviewed;
import org.throughline.casefile.events.SafetyEvent.ServiceGapRecorded;
import org.throughline.casefile.events.SafetyEvent.SupportPlanAgreed;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.values.care.Goal;
import org.throughline.casefile.values.care.Rating;

/** What an agency is told of household, evidence, needs and the project's own work. */
class WorkFactsTest {
    private static final String NAME = "AllegedPartyNoted.name";

    private final CaseStory story = new CaseStory();

    private WorkFactsTest referred(AgencyId agency, Purpose purpose, String... items) {
        story.commits(
                opened(),
                consent("c-1", wholeGrant(agency, purpose)),
                sent(FIRST, agency, "c-1", purpose, items));
        return this;
    }

    private WorkFactsTest then(CaseEvent event) {
        story.commit(event);
        return this;
    }

    private boolean isHiddenFrom(AgencyId agency) {
        return story.entry(agency, story.history().size()).isEmpty();
    }

    private static AllegedPartyNoted party(@Nullable AgencyId tenantOf) {
        return new AllegedPartyNoted(
                "ap1", "Dean", "neighbour", tenantOf, List.of("dog"), "From below");
    }

    static List<CaseEvent> ofTheProjectAlone() {
        return List.of(
                new NeedIdentified("n1", "housing", "high"),
                new NeedReviewed("n1", "met"),
                new SupportPlanAgreed(
                        List.of(new Goal("q1", "n1", "Sleep", "Nights", SUMMER)), true),
                new GoalReviewed("q1", "better"),
                new ServiceGapRecorded("n1", "health", "Mill Ward", List.of(POLICE), "no-capacity"),
                new NoteAdded("t1", "team", "Her sister knows"),
                new ReminderSet("d1", "Call", MONDAY, RUTH.person()),
                new ReminderCleared("d1", "called"),
                new SupervisionHeld("Ask for a review", 17, true),
                new FeedbackGiven(List.of(new Rating("help", 4)), null),
                new TimelineCopyIssued("print", "pa"),
                new ConsentRefused(List.of(POLICE), List.of(Purpose.FORUM), null));
    }

    @ParameterizedTest
    @MethodSource("ofTheProjectAlone")
    void the_work_of_the_project_is_told_to_no_agency(CaseEvent event) {
        referred(POLICE, Purpose.REPORT, "topic:incident", "topic:plan").then(event);

        assertThat(isHiddenFrom(POLICE)).isTrue();
    }

    /** Invariant 17. */
    @Test
    void the_police_learn_who_is_said_to_have_done_it_as_far_as_the_share_set_names_it() {
        referred(POLICE, Purpose.REPORT, "topic:incident", NAME).then(party(HOMES));

        var told = story.entry(POLICE, 4).orElseThrow();

        assertThat(told.level()).isEqualTo(Level.SHARED);
        assertThat(told.payload()).containsEntry("name", "Dean").hasSize(1);
    }

    @Test
    void the_police_learn_nothing_of_an_alleged_party_whom_no_share_set_names() {
        referred(POLICE, Purpose.REPORT, "topic:incident").then(party(HOMES));

        assertThat(isHiddenFrom(POLICE)).isTrue();
    }

    /** Invariant 17. */
    @Test
    void a_landlord_learns_of_its_own_tenant_and_of_nobody_else() {
        referred(HOMES, Purpose.HOUSING, "topic:incident", NAME);

        assertThat(then(party(HOMES)).story.entry(HOMES, 4).orElseThrow().payload())
                .containsEntry("name", "Dean");
        assertThat(then(party(POLICE)).isHiddenFrom(HOMES)).isTrue();
        assertThat(then(party(null)).isHiddenFrom(HOMES)).isTrue();
    }

    /** Invariant 17. */
    @Test
    void no_other_agency_learns_who_is_said_to_have_done_it() {
        assertThat(
                        referred(LANTERN, Purpose.SUPPORT, "topic:incident", NAME)
                                .then(party(LANTERN))
                                .isHiddenFrom(LANTERN))
                .isTrue();
        assertThat(
                        new WorkFactsTest()
                                .referred(COUNCIL, Purpose.SAFETY, "topic:incident", NAME)
                                .then(party(null))
                                .isHiddenFrom(COUNCIL))
                .isTrue();
    }

    @Test
    void evidence_is_told_in_codes_to_those_who_are_told_of_the_incident() {
        var photo = new EvidenceLogged("e1", "photo", AgencyId.PROJECT, MONDAY, "sha256:0");
        referred(POLICE, Purpose.REPORT, "topic:incident").then(photo);

        assertThat(story.entry(POLICE, 4).orElseThrow().fields())
                .containsExactlyInAnyOrder("itemId", "kind", "heldBy", "takenAt", "digest");

        story.by(KAY).commit(new EvidenceLogged("e2", "video", POLICE, MONDAY, "sha256:1"));

        assertThat(story.entry(POLICE, 5).orElseThrow().level()).isEqualTo(Level.CODED);
    }

    @Test
    void the_name_of_a_household_member_leaves_when_the_share_set_names_it() {
        referred(HOMES, Purpose.HOUSING, "HouseholdMemberAdded.name")
                .then(new HouseholdMemberAdded("h1", "child", "5-10", true, "Aman"));

        assertThat(story.entry(HOMES, 4).orElseThrow().payload()).containsEntry("name", "Aman");

        var other = new WorkFactsTest().referred(POLICE, Purpose.REPORT, "topic:incident");
        other.then(new HouseholdMemberAdded("h1", "child", "5-10", true, "Aman"));

        assertThat(other.story.entry(POLICE, 4).orElseThrow().fields())
                .containsExactlyInAnyOrder("memberRef", "relation", "ageBand", "alsoTargeted");
    }

    @Test
    void agencies_learn_whose_case_it_is_and_not_why_or_what_the_caseworker_was_shown() {
        referred(POLICE, Purpose.REPORT, "topic:incident");
        story.by(HANNAH)
                .commits(
                        new CaseworkerAssigned(RUTH.person()),
                        new HandoverOffered(RUTH.person(), HANNAH.person(), "Long leave"),
                        new HandoverAccepted(
                                RUTH.person(), HANNAH.person(), List.of("r1"), List.of("x"), 12));

        assertThat(story.entry(POLICE, 4).orElseThrow().fields()).containsExactly("to");
        assertThat(story.entry(POLICE, 5).orElseThrow().fields())
                .containsExactlyInAnyOrder("from", "to");
        assertThat(story.entry(POLICE, 6).orElseThrow().fields())
                .containsExactlyInAnyOrder("from", "to");
    }

    @Test
    void a_request_for_a_review_is_told_to_those_who_are_told_of_the_incident() {
        var request = new CaseReviewRequested("hate-report-14", List.of("i1"));

        assertThat(
                        referred(POLICE, Purpose.REPORT, "topic:incident")
                                .then(request)
                                .story
                                .entry(POLICE, 4)
                                .orElseThrow()
                                .fields())
                .containsExactlyInAnyOrder("ruleId", "reports");
        assertThat(
                        new WorkFactsTest()
                                .referred(POLICE, Purpose.REPORT, "topic:plan")
                                .then(request)
                                .isHiddenFrom(POLICE))
                .isTrue();
    }
}
