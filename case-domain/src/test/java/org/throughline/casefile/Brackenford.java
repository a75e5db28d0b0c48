package org.throughline.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.register.RegisterEntry.BankHoliday;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.casefile.register.RegisterEntry.ForumSignature;
import org.throughline.casefile.register.RegisterEntry.MapEntry;
import org.throughline.casefile.register.RegisterEntry.Project;
import org.throughline.casefile.register.RegisterEntry.Service;
import org.throughline.casefile.register.RegisterEntry.Staff;

/** The invented town in which the tests play: its people, agencies, agreements and days. */
public final class Brackenford {

    public static final CaseId ROSA = new CaseId("ROSA");
    public static final String PROJECT = "brackenford-support";
    public static final String OTHER_PROJECT = "millbeck-support";

    public static final AgencyId POLICE = new AgencyId("BP");
    public static final AgencyId HOMES = new AgencyId("TB");
    public static final AgencyId COUNCIL = new AgencyId("BC");
    public static final AgencyId LANTERN = new AgencyId("LC");

    /** Its agreement ended with the year before. */
    public static final AgencyId NORTHGATE = new AgencyId("NL");

    public static final Instant FRIDAY_BEFORE = Instant.parse("2025-02-28T09:00:00Z");
    public static final Instant MONDAY = Instant.parse("2025-03-03T09:00:00Z");
    public static final Instant TUESDAY = Instant.parse("2025-03-04T09:00:00Z");
    public static final Instant WEDNESDAY = Instant.parse("2025-03-05T09:00:00Z");
    public static final Instant FRIDAY = Instant.parse("2025-03-07T09:00:00Z");

    public static final Actor MOIRA = staff("IN-1", Role.INTAKE);
    public static final Actor RUTH = staff("CW-1", Role.CASEWORKER);
    public static final Actor HANNAH = staff("SV-1", Role.SUPERVISOR);
    public static final Actor OWEN = staff("FC-1", Role.FORUM);
    public static final Actor DAPHNE = staff("DP-1", Role.DATA_LEAD);
    public static final Actor COLIN = staff("AU-1", Role.AUDITOR);
    public static final Actor PETRA = staff("AD-1", Role.ADMIN);
    public static final Actor CLIENT = staff("CL-1", Role.CLIENT);
    public static final Actor INES = staff("CW-7", Role.CASEWORKER);
    public static final Actor ODILE = staff("SV-7", Role.SUPERVISOR);
    public static final Actor KAY = officer("BP-U1", POLICE);
    public static final Actor MARCUS = officer("TB-U1", HOMES);
    public static final Actor SIAN = officer("BC-U1", COUNCIL);

    private static final Set<DataClass> EVERYTHING = EnumSet.allOf(DataClass.class);
    private static final Set<DataClass> NO_SPECIAL =
            EnumSet.complementOf(EnumSet.of(DataClass.SPECIAL));
    private static final Set<DataClass> NO_OFFENCE =
            EnumSet.complementOf(EnumSet.of(DataClass.SPECIAL, DataClass.OFFENCE));
    private static final Set<DataClass> NO_PLACE =
            EnumSet.of(DataClass.CODE, DataClass.IDENT, DataClass.CONTACT, DataClass.NARR);

    private static final List<RegisterEntry> ENTRIES =
            List.of(
                    new Project(PROJECT, "Brackenford Support Project"),
                    new Project(OTHER_PROJECT, "Millbeck Support Project"),
                    agency(POLICE, AgencyKind.POLICE, "report-support", "urgent-safety"),
                    agency(HOMES, AgencyKind.HOUSING, "safety-measures", "tenancy-action"),
                    agency(COUNCIL, AgencyKind.COUNCIL_SAFETY, "asb-casework"),
                    agency(LANTERN, AgencyKind.VOLUNTARY, "counselling"),
                    agency(NORTHGATE, AgencyKind.LEGAL, "legal-advice"),
                    agreement(POLICE, "2024-04-01", "2026-03-31", EVERYTHING),
                    agreement(HOMES, "2024-04-01", "2026-03-31", NO_SPECIAL),
                    agreement(COUNCIL, "2024-09-01", "2026-08-31", NO_OFFENCE),
                    agreement(LANTERN, "2025-01-01", "2025-12-31", NO_PLACE),
                    agreement(NORTHGATE, "2023-01-01", "2024-12-31", NO_OFFENCE),
                    entry(MOIRA, PROJECT),
                    entry(RUTH, PROJECT),
                    entry(HANNAH, PROJECT),
                    entry(OWEN, PROJECT),
                    entry(DAPHNE, PROJECT),
                    entry(COLIN, PROJECT),
                    entry(PETRA, PROJECT),
                    entry(CLIENT, PROJECT),
                    entry(INES, OTHER_PROJECT),
                    entry(ODILE, OTHER_PROJECT),
                    entry(KAY, null),
                    entry(MARCUS, null),
                    entry(SIAN, null),
                    new CodeMap(HOMES, 1, List.of(new MapEntry("WO-RAISED", "work-ordered"))),
                    new ForumSignature(
                            "march", COUNCIL, SIAN.person(), LocalDate.parse("2025-03-03")),
                    new BankHoliday(LocalDate.parse("2025-04-18")),
                    new BankHoliday(LocalDate.parse("2025-04-21")));

    public static final Register REGISTER =
            ENTRIES.stream().reduce(Register.EMPTY, Register::with, (_, last) -> last);

    private Brackenford() {}

    private static Actor staff(String person, Role role) {
        return new Actor(new PersonId(person), role, AgencyId.PROJECT);
    }

    private static Actor officer(String person, AgencyId agency) {
        return new Actor(new PersonId(person), Role.AGENCY_USER, agency);
    }

    private static Agency agency(AgencyId code, AgencyKind kind, String... services) {
        return new Agency(
                code,
                code.value(),
                kind,
                List.of(services).stream().map(name -> new Service(name, name)).toList(),
                List.of("api"),
                code.value() + "@agency.example.org");
    }

    private static Agreement agreement(
            AgencyId agency, String from, String to, Set<DataClass> classes) {
        return new Agreement(
                "agr-" + agency,
                agency,
                LocalDate.parse(from),
                LocalDate.parse(to),
                List.copyOf(classes));
    }

    private static Staff entry(Actor actor, @Nullable String project) {
        return new Staff(
                actor.person(),
                actor.person().value(),
                actor.role(),
                actor.agency(),
                project,
                actor.person() + "@town.example.org");
    }
}
