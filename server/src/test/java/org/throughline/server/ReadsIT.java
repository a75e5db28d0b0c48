package org.throughline.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.CaseRead;
import org.throughline.server.access.Sight;
import org.throughline.server.story.StoryDesk;
import org.throughline.server.wiring.CaseworkDatabase;

/** Each look at a case is noted before it is shown: no note, no content. */
@ExtendWith(OutputCaptureExtension.class)
class ReadsIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String CASE = "BF-0381";

    @BeforeAll
    static void tell() throws InterruptedException {
        var lines = RunningProgram.retold(RunningProgram.text("BF-0102.jsonl"), "0381").lines();
        var desk = PROGRAM.bean(StoryDesk.class);
        var result = desk.tell(lines.toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId(CASE), result.position());
    }

    @Test
    void every_way_to_a_case_leaves_a_note() throws Exception {
        var supervisor = Browser.of(PROGRAM, "SV-1");
        var ways =
                List.of(
                        "/cases/" + CASE,
                        "/cases/" + CASE + "/record",
                        "/audit/cases/" + CASE,
                        "/audit/cases/" + CASE + "/compare",
                        "/audit/cases/" + CASE + "/proof",
                        "/audit/cases/" + CASE + "/reads",
                        "/cases?reference=" + CASE);
        for (var way : ways) {
            var before = notes("SV-1").size();
            assertThat(supervisor.get(way).statusCode()).as(way).isEqualTo(200);
            assertThat(notes("SV-1")).as(way).hasSize(before + 1);
        }
        PROGRAM.get("/api/v1/cases/" + CASE + "/timeline", "SV-1");
        assertThat(notes("SV-1"))
                .extracting(CaseRead::sight)
                .contains(
                        Sight.CASE,
                        Sight.FORM,
                        Sight.REPLAY,
                        Sight.COMPARE,
                        Sight.PROOF,
                        Sight.READS,
                        Sight.LIST,
                        Sight.TIMELINE);
        assertThat(notes("SV-1")).allMatch(CaseRead::wasShown);
    }

    @Test
    void whoever_is_told_that_there_is_nothing_is_noted_too() throws Exception {
        var intake = Browser.of(PROGRAM, "IN-1");
        assertThat(intake.get("/cases/" + CASE).statusCode()).isEqualTo(404);
        assertThat(notes("IN-1")).isNotEmpty().noneMatch(CaseRead::wasShown);
    }

    @Test
    void the_page_names_who_looked_and_notes_that_it_was_asked() throws Exception {
        PROGRAM.get("/api/v1/cases/" + CASE + "/timeline", "DP-1");
        var auditor = Browser.of(PROGRAM, "AU-1");
        var page = auditor.get("/audit/cases/" + CASE + "/reads").body();
        assertThat(page).contains("Timeline by API", "Who saw this case");
        var csv = auditor.get("/audit/cases/" + CASE + "/reads/csv").body();
        assertThat(csv)
                .startsWith("at,person,role,sight,purpose,shown\n")
                .contains(",AU-1,auditor,reads,audit,yes");
        assertThat(auditor.get("/audit/cases/BF-9998/reads").statusCode()).isEqualTo(404);
        assertThat(Browser.of(PROGRAM, "CW-1").get("/audit/cases/" + CASE + "/reads").statusCode())
                .isEqualTo(404);
    }

    @Test
    void without_the_note_nothing_is_shown(CapturedOutput output) throws Exception {
        var sql = new JdbcTemplate(PROGRAM.bean(CaseworkDatabase.class).derived());
        sql.execute(
                "alter table access.case_read add constraint closed check (case_id <> '"
                        + CASE
                        + "') not valid");
        try {
            var answer = PROGRAM.get("/api/v1/cases/" + CASE + "/timeline", "AU-1");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("payload");
            var page = Browser.of(PROGRAM, "AU-1").get("/audit/cases/" + CASE);
            assertThat(page.statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(page.body()).doesNotContain("id=\"event-");
            assertThat(output.getAll())
                    .contains("GET page failed: DataIntegrityViolationException")
                    .doesNotContain("Servlet.service()", "violates check constraint");
        } finally {
            sql.execute("alter table access.case_read drop constraint closed");
        }
    }

    @Test
    void whoever_opens_more_cases_in_an_hour_than_work_explains_is_named_to_those_who_watch()
            throws Exception {
        var sql = new JdbcTemplate(PROGRAM.bean(CaseworkDatabase.class).derived());
        // Long ago nobody else looked, and long before a week ago nobody asks.
        var rows =
                """
                insert into access.case_read (at, person, role, case_id, sight, was_shown)
                select date_trunc('hour', now()) - interval '%s', '%s', 'caseworker', 'BF-0381', '%s', true
                from generate_series(1, %d)
                """;
        sql.execute(rows.formatted("30 hours", "CW-1", "case", 101));
        sql.execute(rows.formatted("30 hours", "CW-7", "case", 200));
        sql.execute(rows.formatted("31 hours", "CW-4", "case", 100));
        sql.execute(rows.formatted("32 hours", "CW-4", "list", 400));
        sql.execute(rows.formatted("9 days", "CW-4", "case", 400));

        var page = Browser.of(PROGRAM, "AU-1").get("/audit").body();
        assertThat(page)
                .contains("Unusual looking", "Ruth Calder opened a case 101 times")
                .doesNotContain("Idris Pell opened", "Ines Varga");
        assertThat(Browser.of(PROGRAM, "CW-1").get("/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void content_of_cases_is_read_through_the_door_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.throughline.server.access..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("CaseReading")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("org.throughline.server"));
    }

    @Test
    void a_note_stays_as_it_is() {
        var sql = new JdbcTemplate(PROGRAM.bean(CaseworkDatabase.class).derived());
        PROGRAM.get("/api/v1/cases/" + CASE + "/timeline", "AU-1");
        for (var change :
                List.of(
                        "delete from access.case_read",
                        "update access.case_read set person = 'X'")) {
            assertThatThrownBy(() -> sql.execute(change)).hasMessageContaining("what was seen");
        }
    }

    private static List<CaseRead> notes(String person) {
        return PROGRAM.bean(CaseDoor.class).reads(CASE, person, 10_000);
    }
}
