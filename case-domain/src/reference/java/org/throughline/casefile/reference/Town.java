package org.throughline.casefile.reference;

import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;

/** The agencies of a small world, their agreements and the bank holidays. */
public record Town(Map<String, String> kinds, List<Pact> pacts, Set<LocalDate> holidays) {
    /** An agreement with an agency; both days included. */
    public record Pact(String agency, LocalDate from, LocalDate to, Set<String> classes) {}

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    /** The agencies, agreements and bank holidays among these entries of the registers. */
    public static Town of(List<RegisterEntry> entries) {
        var kinds = new LinkedHashMap<String, String>();
        var pacts = new ArrayList<Pact>();
        var holidays = new HashSet<LocalDate>();
        for (var entry : entries) {
            switch (entry) {
                case RegisterEntry.Agency agency ->
                        kinds.put(agency.code().value(), agency.kind().code());
                case RegisterEntry.Agreement pact -> {
                    var classes = pact.classes().stream().map(DataClass::name).collect(toSet());
                    var code = pact.agency().value();
                    pacts.add(new Pact(code, pact.from(), pact.to(), classes));
                }
                case RegisterEntry.BankHoliday holiday -> holidays.add(holiday.date());
                default -> {}
            }
        }
        return new Town(kinds, pacts, holidays);
    }

    static LocalDate day(Instant at) {
        return at.atZone(LONDON).toLocalDate();
    }

    Sheet.Kind kind(String agency) {
        return Sheet.SHEET.kinds.get(kinds.get(agency));
    }

    Optional<Pact> inForce(String agency, Instant at) {
        var day = day(at);
        return pacts.stream()
                .filter(pact -> pact.agency.equals(agency))
                .filter(pact -> !day.isBefore(pact.from) && !day.isAfter(pact.to))
                .findFirst();
    }

    /** Ten working days after a closing: the gate is open up to this moment. */
    Instant tenWorkingDaysAfter(Instant closing) {
        var at = nextWorkingMoment(closing.atZone(LONDON));
        for (var left = 10; left > 0; left--) {
            do {
                at = at.plusDays(1);
            } while (!isWorkingDay(at.toLocalDate()));
        }
        return at.toInstant();
    }

    private ZonedDateTime nextWorkingMoment(ZonedDateTime at) {
        var day = at.toLocalDate();
        if (isWorkingDay(day) && at.toLocalTime().isBefore(CLOSES)) {
            return at.toLocalTime().isBefore(OPENS) ? day.atTime(OPENS).atZone(LONDON) : at;
        }
        do {
            day = day.plusDays(1);
        } while (!isWorkingDay(day));
        return day.atTime(OPENS).atZone(LONDON);
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The same town as the program knows it. */
    Register register() {
        var register = Register.EMPTY;
        for (var agency : kinds.entrySet()) {
            register = register.with(agency(agency.getKey(), agency.getValue()));
        }
        for (var pact : pacts) {
            var id = pact.agency + "-" + pact.from;
            var classes = pact.classes.stream().map(DataClass::valueOf).toList();
            register =
                    register.with(
                            new RegisterEntry.Agreement(
                                    id, new AgencyId(pact.agency), pact.from, pact.to, classes));
        }
        for (var holiday : holidays) {
            register = register.with(new RegisterEntry.BankHoliday(holiday));
        }
        return register;
    }

    private static RegisterEntry agency(String code, String kind) {
        for (var known : AgencyKind.values()) {
            if (known.code().equals(kind)) {
                return new RegisterEntry.Agency(
                        new AgencyId(code), code, known, List.of(), List.of(), "a@example.org");
            }
        }
        throw new IllegalArgumentException(kind);
    }
}
