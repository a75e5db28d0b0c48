package org.throughline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.AgencyEvent.ForumActionReported;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.CaseLifeEvent.CaseworkerAssigned;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.IncidentEvent.AllegedPartyNoted;
import org.throughline.casefile.events.TaskEvent.HelpOffered;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.values.Change;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.views.replay.Replay;

/** Who inside the project reads what of a case (domain reference 4.10). */
class CaseReadingTest {
    private static final Instant MONDAY = Instant.parse("2025-03-03T09:00:00Z");
    private static final Actor MOIRA = staff("IN-1", Role.INTAKE);
    private static final Actor RUTH = staff("CW-1", Role.CASEWORKER);
    private static final Actor IDRIS = staff("CW-4", Role.CASEWORKER);
    private static final Actor HANNAH = staff("SV-1", Role.SUPERVISOR);
    private static final Actor LEILA = staff("DP-1", Role.DATA_LEAD);
    private static final Actor COLIN = staff("AU-1", Role.AUDITOR);
    private static final Actor OWEN = staff("FC-1", Role.FORUM);
    private static final CaseEvent PARTY =
            new AllegedPartyNoted("ap1", "Dean", "neighbour", null, List.of(), "From below");

    private final List<RecordedEvent> history = new ArrayList<>();
    private Register register = Register.EMPTY;

    @BeforeEach
    void open() {
        for (var actor : List.of(MOIRA, RUTH, IDRIS, HANNAH, LEILA, COLIN, OWEN)) {
            var name = actor.person().value();
            register =
                    register.with(
                            new Staff(
                                    actor.person(),
                                    name,
                                    actor.role(),
                                    AgencyId.PROJECT,
                                    "support",
                                    name + "@example.org"));
        }
        record(
                MOIRA,
                new CaseOpened("R-1", "support", "self", "mobile", null, false, MONDAY, "Rosa"));
    }

    private static Actor staff(String person, Role role) {
        return new Actor(new PersonId(person), role, AgencyId.PROJECT);
    }

    private void record(Actor by, CaseEvent event) {
        int seq = history.size() + 1;
        var at = MONDAY.plusSeconds(seq);
        history.add(
                new RecordedEvent(
                        seq,
                        new CaseId("ROSA"),
                        seq,
                        "event-" + seq,
                        event.type(),
                        1,
                        at,
                        "exact",
                        at,
                        null,
                        by,
                        null,
                        "c-" + seq,
                        null,
                        null,
                        null,
                        event,
                        DomainJson.plain(event)));
    }

    private List<String> read(Actor reader) {
        return CaseReading.of(history, reader, register).orElseThrow().stream()
                .map(RecordedEvent::type)
                .toList();
    }

    private String known(Actor reader) {
        return Replay.of(CaseReading.of(history, reader, register).orElseThrow()).all().stream()
                .map(known -> known.payload().toString())
                .toList()
                .toString();
    }

    @Test
    void a_note_for_the_team_is_read_by_the_team() {
        record(RUTH, new NoteAdded("t1", "team", "Her sister knows"));

        assertThat(read(IDRIS)).contains("NoteAdded");
        assertThat(read(MOIRA)).contains("NoteAdded");
    }

    @Test
    void a_note_for_the_supervisor_is_read_by_its_author_and_by_supervisors() {
        record(RUTH, new NoteAdded("t1", "supervisor", "I am worried"));

        assertThat(read(RUTH)).contains("NoteAdded");
        assertThat(read(HANNAH)).contains("NoteAdded");
        assertThat(read(LEILA)).contains("NoteAdded");
        assertThat(read(COLIN)).contains("NoteAdded");
        assertThat(read(IDRIS)).doesNotContain("NoteAdded");
        assertThat(read(MOIRA)).doesNotContain("NoteAdded");
    }

    @Test
    void a_supervisors_note_is_kept_even_from_the_current_caseworker() {
        record(HANNAH, new CaseworkerAssigned(RUTH.person()));
        record(HANNAH, new NoteAdded("t1", "supervisor", "About Ruth"));

        assertThat(read(RUTH)).doesNotContain("NoteAdded");
    }

    @Test
    void what_is_sealed_is_read_by_the_current_caseworker_and_by_its_author() {
        record(RUTH, new NoteAdded("t1", "sealed", "Keep this"));
        record(RUTH, PARTY);
        assertThat(read(RUTH)).contains("NoteAdded", "AllegedPartyNoted");
        assertThat(read(IDRIS)).doesNotContain("NoteAdded", "AllegedPartyNoted");
        assertThat(read(HANNAH)).contains("NoteAdded", "AllegedPartyNoted");

        record(HANNAH, new CaseworkerAssigned(IDRIS.person()));

        assertThat(read(IDRIS)).contains("NoteAdded", "AllegedPartyNoted");
        assertThat(read(RUTH)).contains("NoteAdded", "AllegedPartyNoted");
    }

    @Test
    void who_hands_a_case_on_no_longer_reads_what_others_sealed() {
        record(RUTH, new HelpOffered("o1", List.of(), "mobile", "en", false, "accepted", null));
        record(HANNAH, new NoteAdded("t1", "sealed", "Keep this"));
        assertThat(read(RUTH)).contains("NoteAdded");

        record(HANNAH, new CaseworkerAssigned(IDRIS.person()));

        assertThat(read(RUTH)).doesNotContain("NoteAdded");
    }

    @Test
    void intake_reads_nothing_that_is_sealed() {
        record(MOIRA, PARTY);
        record(MOIRA, new NoteAdded("t1", "sealed", "Keep this"));

        assertThat(read(MOIRA)).containsExactly("CaseOpened");
    }

    @Test
    void whoever_may_not_read_an_event_reads_no_correction_of_it() {
        record(RUTH, PARTY);
        record(RUTH, correction(2, new Change("name", "Darren")));

        assertThat(read(IDRIS)).containsExactly("CaseOpened");
        assertThat(known(IDRIS)).doesNotContain("Dean", "Darren");
        assertThat(known(RUTH)).contains("Darren");
    }

    @Test
    void a_note_is_read_by_whom_its_latest_access_names() {
        record(RUTH, new NoteAdded("t1", "team", "Her sister knows"));
        record(RUTH, correction(2, new Change("access", "sealed")));
        assertThat(read(IDRIS)).containsExactly("CaseOpened");

        record(RUTH, correction(2, new Change("access", "team")));

        assertThat(read(IDRIS)).contains("NoteAdded");
    }

    @Test
    void of_what_an_agency_reports_the_forum_reads_the_codes_alone() {
        record(OWEN, new CaseListedForForum("f1", LocalDate.EPOCH, List.of(), List.of()));
        record(
                RUTH,
                new AgencyActionReported(
                        new AgencyId("BP"),
                        null,
                        "visit-done",
                        LocalDate.EPOCH,
                        "CR-1",
                        "crimed",
                        "Dean was seen"));
        record(OWEN, new ForumActionReported("a1", "done", "Agreed by all"));

        assertThat(known(OWEN))
                .contains("visit-done", "Agreed by all")
                .doesNotContain("CR-1", "crimed", "Dean");
    }

    @Test
    void the_forum_reads_codes_and_no_corrected_name_either() {
        record(HANNAH, new NoteAdded("t1", "team", "Her sister knows"));
        record(RUTH, PARTY);
        record(
                RUTH,
                correction(
                        2,
                        new Change("text", "Her brother knows"),
                        new Change("access", "sealed"),
                        new Change("precision", "day")));
        record(RUTH, correction(3, new Change("name", "Darren")));
        record(OWEN, new CaseListedForForum("f1", LocalDate.EPOCH, List.of(), List.of()));

        assertThat(read(OWEN)).contains("AllegedPartyNoted");
        assertThat(known(OWEN))
                .contains("access=sealed")
                .doesNotContain("knows", "Dean", "Darren", "Rosa");
    }

    private static EventCorrected correction(int target, Change... changes) {
        return new EventCorrected(target, List.of(changes), "misheard", "She said so");
    }
}
