package org.throughline.casefile.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.register.AgencyKind.Column;
import org.throughline.casefile.sharing.EventRow.Ceiling;
import org.throughline.casefile.sharing.FieldRow.About;

class EventTableTest {
    private static final EventTable TABLE = EventTable.standard();

    /** The list of the domain, item by item. */
    private static final String SHAREABLE =
            """
            topic:incident
            topic:plan
            ClientDetailsRecorded.name
            ClientDetailsRecorded.birthDate
            ClientDetailsRecorded.address
            ClientDetailsRecorded.channels
            ClientDetailsRecorded.ethnicity
            ClientDetailsRecorded.religion
            ClientDetailsRecorded.disability
            ContactSafetySet.rules
            ContactSafetySet.codeWord
            ContactSafetySet.meetingPlace
            ContactSafetySet.reviewOn
            HouseholdMemberAdded.name
            IncidentRecorded.place
            IncidentRecorded.account
            IncidentRecorded.refs
            AllegedPartyNoted.partyRef
            AllegedPartyNoted.name
            AllegedPartyNoted.relation
            AllegedPartyNoted.tenantOf
            AllegedPartyNoted.markers
            SafetyMeasureRequested.place
            SafetyMeasureInstalled.place
            SafetyMeasureInstalled.followUp
            ReferralSent.clientName
            ReferralSent.ask
            ReferralInfoRequested.question
            ReferralInfoSupplied.answer
            ReferralRerouted.clientName
            ReferralRerouted.ask
            """;

    @Test
    void every_kind_of_event_has_a_row() {
        assertThat(TABLE.rows()).hasSize(85);
    }

    @Test
    void a_share_set_can_name_the_topics_and_29_fields() {
        assertThat(TABLE.shareableItems()).isEqualTo(SHAREABLE.lines().toList()).hasSize(2 + 29);
        assertThat(TABLE.classOf("ReferralSent.ask")).contains(DataClass.NARR);
        assertThat(TABLE.isShareable("CaseOpened.clientName")).isFalse();
    }

    @Test
    void the_record_of_an_event_has_the_fields_of_its_row() {
        var chapters = CaseEvent.class.getPermittedSubclasses();
        var records =
                Arrays.stream(chapters)
                        .flatMap(chapter -> Arrays.stream(chapter.getPermittedSubclasses()))
                        .toList();

        assertThat(records).hasSizeGreaterThan(40);
        for (var record : records) {
            var components =
                    Arrays.stream(record.getRecordComponents()).map(it -> it.getName()).toList();
            var fields =
                    TABLE.row(record.getSimpleName()).fields().stream()
                            .map(FieldRow::name)
                            .toList();
            assertThat(components)
                    .as(record.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(fields);
        }
    }

    @Test
    void the_marks_of_a_field_are_read() {
        var consent = TABLE.row("ConsentGiven");
        var rerouted = TABLE.row("ReferralRerouted");

        assertThat(consent.field("grants")).get().matches(FieldRow::isOwnOnly);
        assertThat(consent.field("listed")).get().matches(FieldRow::isInternal);
        assertThat(rerouted.field("newAgency")).get().matches(FieldRow::isOnlyShared);
        assertThat(rerouted.field("respondBy")).get().matches(FieldRow::isSystemFilled);
        assertThat(TABLE.row("EventCorrected").field("changes").orElseThrow().fixedClass())
                .isEmpty();
    }

    @Test
    void a_personal_field_is_about_the_client_unless_it_names_somebody_else() {
        assertThat(about("ClientDetailsRecorded", "name")).isEqualTo(About.CLIENT);
        assertThat(about("HouseholdMemberAdded", "name")).isEqualTo(About.MEMBER);
        assertThat(about("AllegedPartyNoted", "name")).isEqualTo(About.PARTY);
        assertThat(about("AllegedPartyNoted", "words")).isEqualTo(About.CLIENT);
        assertThat(about("HelpOffered", "answer")).isEqualTo(About.NOBODY);
    }

    private static About about(String type, String field) {
        return TABLE.row(type).field(field).orElseThrow().about();
    }

    @Test
    void ceilings_keep_their_order() {
        assertThat(TABLE.row("ReferralRerouted").ceilings(Column.OTHER))
                .containsExactly(
                        new Ceiling(Predicate.NEW_ADDRESSEE, Level.SHARED),
                        new Ceiling(Predicate.OLD_ADDRESSEE, Level.CODED),
                        new Ceiling(Predicate.ELSE, Level.MARKER));
        assertThat(TABLE.row("IncidentRecorded").ceilings(Column.OTHER))
                .containsExactly(new Ceiling(Predicate.EVERYONE, Level.CODED));
        assertThat(TABLE.row("ImpactMeasured").ceilings(Column.POLICE)).isEmpty();
    }

    @Test
    void topic_floor_and_seals_are_read() {
        var created = TABLE.row("InterventionCreated");

        assertThat(created.topic()).isEqualTo("plan");
        assertThat(created.floor()).isEqualTo(Level.MARKER);
        assertThat(created.isCorrectable()).isTrue();
        assertThat(TABLE.row("ReferralSent").isCorrectable()).isFalse();
        assertThat(TABLE.rows().stream().filter(EventRow::isSealed).map(EventRow::type))
                .isEqualTo(List.of("AllegedPartyNoted", "SharingDecided"));
    }
}
