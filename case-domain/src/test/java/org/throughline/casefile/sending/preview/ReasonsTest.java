package org.throughline.casefile.sending.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.SUMMER;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.details;
import static org.throughline.casefile.StoryFacts.grant;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.incident;
import static org.throughline.casefile.StoryFacts.intervention;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;
import static org.throughline.casefile.sending.preview.Sendings.preview;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.sending.Sending;
import org.throughline.casefile.values.Grant;

/** What stays behind of a case, and which rule held it back. */
class ReasonsTest {
    private static final Set<DataClass> NO_PLACE =
            EnumSet.complementOf(EnumSet.of(DataClass.PLACE));

    private static Set<String> dropped(
            CaseStory story, AgencyId to, Purpose purpose, String... items) {
        return preview(Sending.SEND, story, Sendings.to(to, purpose, story, items))
                .dropped()
                .stream()
                .map(one -> one.caseSeq() + " " + one.field() + " " + one.reason().code())
                .collect(Collectors.toSet());
    }

    private static CaseStory incidentThenConsent(Grant... grants) {
        return new CaseStory().commits(opened(), incident("a"), consent("c-1", grants));
    }

    @Test
    void a_field_that_nobody_named_stays() {
        var story = incidentThenConsent(wholeGrant(POLICE, Purpose.REPORT));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "topic:incident"))
                .contains("2 account not-in-share-set", "2 place not-in-share-set")
                .doesNotContain("2 kinds not-in-share-set");
    }

    @Test
    void an_event_whose_topic_nobody_named_stays_but_for_its_floor() {
        var story = incidentThenConsent(wholeGrant(POLICE, Purpose.REPORT));
        story.commit(intervention(POLICE));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "IncidentRecorded.account"))
                .contains("2 kinds not-in-share-set", "4 kinds not-in-share-set");
    }

    @Test
    void what_a_kind_of_agency_is_never_told_stays() {
        var story = incidentThenConsent(wholeGrant(LANTERN, Purpose.SUPPORT));

        assertThat(
                        dropped(
                                story,
                                LANTERN,
                                Purpose.SUPPORT,
                                "topic:incident",
                                "IncidentRecorded.account"))
                .contains("2 account agency-kind", "2 refs agency-kind");
    }

    @Test
    void what_the_agreement_does_not_allow_stays() {
        var story =
                new CaseStory()
                        .commits(
                                opened(),
                                details(),
                                consent("c-1", wholeGrant(HOMES, Purpose.HOUSING)));

        assertThat(dropped(story, HOMES, Purpose.HOUSING, "ClientDetailsRecorded.name"))
                .contains("2 ethnicity agreement", "2 address not-in-share-set");
    }

    @Test
    void what_the_basis_does_not_allow_stays() {
        var withoutPlace = NO_PLACE.toArray(DataClass[]::new);
        var story = incidentThenConsent(grant(POLICE, Purpose.REPORT, withoutPlace));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "topic:incident"))
                .contains("2 place basis", "2 account not-in-share-set");
    }

    @Test
    void an_event_to_which_the_basis_does_not_reach_back_stays_whole() {
        var grant = wholeGrant(POLICE, Purpose.REPORT);
        var story =
                new CaseStory()
                        .commits(
                                opened(),
                                incident("a"),
                                consent("c-1", History.FROM_NOW, SUMMER, grant));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "topic:incident"))
                .contains("2 kinds basis", "2 account basis");
    }

    @Test
    void what_is_internal_stays() {
        var grant = wholeGrant(POLICE, Purpose.REPORT);
        var story =
                new CaseStory().commits(opened(), consent("c-1", History.LISTED, SUMMER, grant));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "topic:plan"))
                .contains("2 listed internal");
    }

    @Test
    void of_an_event_that_is_told_as_a_marker_the_fields_stay() {
        var story = incidentThenConsent(wholeGrant(POLICE, Purpose.REPORT));
        story.commit(help("accepted"));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "topic:plan")).contains("4 answer level");
    }

    @Test
    void an_alleged_party_stays_sealed_until_the_very_field_is_named() {
        var story = incidentThenConsent(wholeGrant(POLICE, Purpose.REPORT));
        story.commit(new AllegedPartyNoted("ap1", "Gordon", "neighbour", null, List.of(), "Him!"));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "topic:incident"))
                .contains("4 name sealed", "4 words internal");
        assertThat(
                        dropped(
                                story,
                                POLICE,
                                Purpose.REPORT,
                                "topic:incident",
                                "AllegedPartyNoted.name"))
                .contains("4 relation sealed")
                .doesNotContain("4 name sealed");
    }

    @Test
    void what_is_for_another_agency_or_about_one_stays() {
        var story =
                incidentThenConsent(
                        wholeGrant(POLICE, Purpose.REPORT), wholeGrant(HOMES, Purpose.HOUSING));
        story.commits(
                intervention(POLICE, HOMES),
                sent(FIRST, HOMES, "c-1", Purpose.HOUSING, "topic:plan"));

        assertThat(dropped(story, POLICE, Purpose.REPORT, "topic:plan"))
                .contains("3 grants other-agency")
                .contains("4 withAgencies other-agency")
                .contains("5 ask other-agency", "5 shareSet other-agency");
    }

    @Test
    void the_landlord_of_somebody_else_is_not_told_of_an_alleged_party() {
        var story = incidentThenConsent(wholeGrant(HOMES, Purpose.HOUSING));
        story.commit(new AllegedPartyNoted("ap1", "Gordon", "neighbour", null, List.of(), null));

        assertThat(dropped(story, HOMES, Purpose.HOUSING, "topic:incident"))
                .contains("4 name other-agency");
    }
}
