package org.throughline.casefile.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.PROJECT;
import static org.throughline.casefile.Brackenford.REGISTER;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.ClockUnit;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.register.RegisterEntry.ClockSetting;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.casefile.register.RegisterEntry.ForumAttendance;
import org.throughline.casefile.register.RegisterEntry.ForumMeeting;
import org.throughline.casefile.register.RegisterEntry.ForumResearch;
import org.throughline.casefile.register.RegisterEntry.ForumSignature;
import org.throughline.casefile.register.RegisterEntry.MapEntry;
import org.throughline.casefile.register.RegisterEntry.Service;
import org.throughline.casefile.register.RegisterEntry.Staff;

class RegisterRulesTest {

    private static final AgencyId NOBODY = new AgencyId("ZZ");
    private static final LocalDate MAY = LocalDate.parse("2025-05-01");
    private static final LocalDate JUNE = LocalDate.parse("2025-06-01");

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void an_entry_goes_together_with_all_others(
            String rule, RegisterEntry entry, List<String> fields) {
        assertThat(RegisterRules.brokenBy(entry, REGISTER.with(entry)))
                .as(rule)
                .extracting(RegisterRules.Broken::field)
                .isEqualTo(fields);
    }

    static List<Arguments> entries() {
        return List.of(
                row("an agency offers services", agency("QQ", AgencyKind.HEALTH, "a", "b")),
                row("it offers each once", agency("QQ", AgencyKind.HEALTH, "a", "a"), "services"),
                row("it is not the project", agency("project", AgencyKind.HEALTH, "a"), "code"),
                row("it keeps what was agreed", agency("BP", AgencyKind.SCHOOL, "a"), "kind"),
                row("an agreement is with an agency", agreement(NOBODY, MAY, JUNE), "agency"),
                row("it may end as it begins", agreement(LANTERN, MAY, MAY)),
                row("it does not end before", agreement(LANTERN, JUNE, MAY), "to"),
                row(
                        "it is not wider than its kind",
                        agreement(LANTERN, MAY, JUNE, DataClass.OFFENCE),
                        "classes"),
                row("staff have a project", staff(Role.CASEWORKER, AgencyId.PROJECT, PROJECT)),
                row("they name it", staff(Role.CASEWORKER, AgencyId.PROJECT, null), "projectId"),
                row("it exists", staff(Role.CASEWORKER, AgencyId.PROJECT, "p-9"), "projectId"),
                row("officers have an agency", staff(Role.AGENCY_USER, HOMES, null)),
                row("it is registered", staff(Role.AGENCY_USER, NOBODY, null), "agency"),
                row("a caseworker has none", staff(Role.CASEWORKER, HOMES, null), "role"),
                row("a map is of an agency", map(NOBODY, "A"), "agency"),
                row("it says what each code means", map(HOMES, "A", "B")),
                row("it says it once", map(HOMES, "A", "A"), "entries"),
                row("a meeting is of agencies", new ForumMeeting("m", MAY, List.of(POLICE))),
                row(
                        "all are registered",
                        new ForumMeeting("m", MAY, List.of(POLICE, NOBODY)),
                        "agencies"),
                row("an officer signs for the agency", signature("TB-U1", HOMES)),
                row("not for another", signature("TB-U1", POLICE), "person"),
                row("nor as a stranger", signature("X-1", POLICE), "person"),
                row("an officer looks it up", research("BP-U1", POLICE)),
                row("not for another agency", research("TB-U1", POLICE), "person"),
                row("who attends is known", attendance("TB-U1")),
                row("a stranger does not", attendance("X-1"), "person"),
                row("a clock gives time", clock(1)),
                row("not none", clock(0), "amount"));
    }

    private static Arguments row(String rule, RegisterEntry entry, String... fields) {
        return Arguments.of(rule, entry, List.of(fields));
    }

    private static Agency agency(String code, AgencyKind kind, String... services) {
        return new Agency(
                new AgencyId(code),
                code,
                kind,
                List.of(services).stream().map(name -> new Service(name, name)).toList(),
                List.of("api"),
                "desk@agency.example.org");
    }

    private static Agreement agreement(
            AgencyId agency, LocalDate from, LocalDate to, DataClass... classes) {
        return new Agreement("a-9", agency, from, to, List.of(classes));
    }

    private static Staff staff(Role role, AgencyId agency, @Nullable String project) {
        return new Staff(new PersonId("N-1"), "N", role, agency, project, "n@town.example.org");
    }

    private static CodeMap map(AgencyId agency, String... theirs) {
        return new CodeMap(
                agency,
                2,
                List.of(theirs).stream().map(code -> new MapEntry(code, "waiting")).toList());
    }

    private static ForumSignature signature(String person, AgencyId agency) {
        return new ForumSignature("m", agency, new PersonId(person), MAY);
    }

    private static ForumResearch research(String person, AgencyId agency) {
        return new ForumResearch(
                "m", agency, new PersonId(person), new CaseId("ROSA"), "nothing-known", null);
    }

    private static ForumAttendance attendance(String person) {
        return new ForumAttendance("m", new PersonId(person), true);
    }

    private static ClockSetting clock(int amount) {
        return new ClockSetting("decide", Urgency.HIGH, amount, ClockUnit.DAYS, "Busy");
    }
}
