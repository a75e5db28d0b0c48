package org.throughline.referrals.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.events.RightsEvent.ErasureDecided;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.person.PersonErased;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.values.Change;
import org.throughline.embedded.TestInfrastructure;
import org.throughline.referrals.keys.KeyRing;

class PersonalSealIT {
    private static final CaseId CASE = new CaseId("BF-0101");
    private static final String ID = "id-1";

    @TempDir Path folder;
    private KeyRing keys;
    private PersonalSeal seal;

    @BeforeEach
    void open() {
        keys = KeyRing.open(TestInfrastructure.freshDatabase(), folder);
        seal = new PersonalSeal(keys);
    }

    private byte[] sealed(CaseEvent event) {
        return seal.sealed(
                CASE,
                ID,
                EventNames.storedName(event.type()),
                EventJson.write(event, _ -> SampleEvents.corrected()));
    }

    private StoredFact stored(CaseEvent event) {
        var name = EventNames.storedName(event.type());
        return StoredFacts.fact(name, EventNames.version(name), sealed(event));
    }

    @Test
    void no_word_of_a_personal_field_stands_in_the_log_and_all_of_them_are_read_again() {
        for (var kind : SampleEvents.kinds()) {
            var event = SampleEvents.of(kind);
            var fact = stored(event);

            assertThat(EventJson.readEvent(seal.opened(fact)).event()).isEqualTo(event);
            // The reference of a person says which key it is, and stands beside what it seals.
            var text = new String(fact.payload(), UTF_8).replaceAll("\"about\":\"[^\"]*\"", "");
            assertThat(DomainJson.read(fact.payload()).path("personal").properties())
                    .allSatisfy(field ->
                            assertThat(field.getValue().propertyNames())
                                    .containsExactlyInAnyOrder("class", "about", "sealed"));
            EventTable.standard()
                    .row(event.type())
                    .fields()
                    .forEach(field -> {
                        if (field.isPersonal()) {
                            assertThat(text).doesNotContain(field.name() + "-1");
                        }
                    });
        }
    }

    @Test
    void every_kind_of_fact_can_be_read_when_all_its_persons_are_erased() {
        var facts =
                SampleEvents.kinds().stream().map(kind -> stored(SampleEvents.of(kind))).toList();
        for (var fact : facts) {
            DomainJson.read(fact.payload())
                    .path("personal")
                    .forEach(field -> {
                        var about = field.path("about").asString();
                        keys.destroy(new DataSubject(CASE, about));
                    });
        }

        for (var fact : facts) {
            var read = EventJson.readEvent(seal.opened(fact));
            DomainJson.read(fact.payload())
                    .path("personal")
                    .propertyNames()
                    .forEach(path -> {
                        if (path.indexOf('.') < 0) {
                            assertThat(read.payload()).containsEntry(path, Erased.MARK);
                        }
                    });
        }
    }

    @Test
    void an_event_may_hold_fields_of_several_persons_and_each_goes_with_its_own_key() {
        var noted = (AllegedPartyNoted) SampleEvents.of(AllegedPartyNoted.class);
        var fact = stored(noted);

        keys.destroy(new DataSubject(CASE, noted.partyRef()));

        var read = EventJson.readEvent(seal.opened(fact));
        assertThat(read.payload())
                .containsEntry("name", Erased.MARK)
                .containsEntry("words", noted.words());
    }

    @Test
    void a_right_value_goes_with_the_person_as_well() {
        var correction =
                new EventCorrected(3, List.of(new Change("name", "Rosa")), "typing", "heard wrong");
        var fact =
                StoredFacts.fact(
                        "event-corrected",
                        2,
                        seal.sealed(
                                CASE,
                                ID,
                                "event-corrected",
                                EventJson.write(
                                        correction,
                                        _ -> SampleEvents.of(ClientDetailsRecorded.class))));
        assertThat(new String(fact.payload(), UTF_8)).doesNotContain("Rosa");

        keys.destroy(DataSubject.client(CASE));

        var read = (EventCorrected) EventJson.readEvent(seal.opened(fact)).event();
        assertThat(read.changes()).containsExactly(new Change("name", Erased.MARK));
        assertThat(read.reason()).isEqualTo(Erased.MARK);
    }

    @Test
    void nothing_more_is_kept_of_somebody_who_was_erased_but_what_was_decided_of_their_rights() {
        sealed(SampleEvents.of(NoteAdded.class));
        keys.destroy(DataSubject.client(CASE));

        assertThatThrownBy(() -> sealed(SampleEvents.of(NoteAdded.class)))
                .isInstanceOf(PersonErased.class);
        var decided = (ErasureDecided) SampleEvents.of(ErasureDecided.class);
        var read = (ErasureDecided) EventJson.readEvent(seal.opened(stored(decided))).event();
        assertThat(read.person()).isEqualTo(decided.person());
        assertThat(read.reason()).isEqualTo(Erased.MARK);
    }

    @Test
    void what_somebody_put_into_a_row_is_not_taken_for_erased() {
        var text = new String(sealed(SampleEvents.of(NoteAdded.class)), UTF_8);
        var marked = text.replaceAll("\"sealed\":\"[^\"]*\"", "\"erased\":true");
        var moved =
                new StoredFact(
                        7,
                        CASE.value(),
                        1,
                        "id-2",
                        "note-added",
                        "1",
                        Instant.EPOCH,
                        text.getBytes(UTF_8),
                        Map.of());

        assertThatThrownBy(() ->
                        seal.opened(StoredFacts.fact("note-added", 1, marked.getBytes(UTF_8))))
                .isInstanceOf(UnknownFact.class);
        assertThatThrownBy(() -> seal.opened(moved)).isInstanceOf(UnknownFact.class);
    }
}
