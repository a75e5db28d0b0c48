package org.throughline.casefile.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.register.RegisterEntry.BankHoliday;
import org.throughline.casefile.register.RegisterEntry.ClockProfile;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.casefile.register.RegisterEntry.ForumSignature;
import org.throughline.casefile.register.RegisterEntry.MapEntry;
import org.throughline.casefile.register.RegisterEntry.Project;
import org.throughline.casefile.register.RegisterEntry.Staff;

/**
 * Agencies, agreements, staff, bank holidays and code maps at one moment: what the registers'
 * entries so far say.
 */
public final class Register {

    /** The zone in which days begin and working hours count. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** A register without any entry. */
    public static final Register EMPTY = new Register(Map.of());

    private final Map<String, RegisterEntry> entries;

    private Register(Map<String, RegisterEntry> entries) {
        this.entries = entries;
    }

    /** This register after one more entry, which replaces an earlier one with the same key. */
    public Register with(RegisterEntry entry) {
        var more = new LinkedHashMap<>(entries);
        more.put(entry.key(), entry);
        return new Register(more);
    }

    /** Whether exactly this entry stands already. */
    public boolean holds(RegisterEntry entry) {
        return entry.equals(entries.get(entry.key()));
    }

    private <E extends RegisterEntry> Stream<E> each(Class<E> kind) {
        return entries.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    private <E extends RegisterEntry> Optional<E> one(Class<E> kind, Predicate<E> which) {
        return each(kind).filter(which).findFirst();
    }

    public List<Project> projects() {
        return each(Project.class).toList();
    }

    public boolean knowsProject(String projectId) {
        return entries.containsKey("project:" + projectId);
    }

    /** All agencies, in the order in which they were registered. */
    public List<Agency> agencies() {
        return each(Agency.class).toList();
    }

    public Optional<Agency> agency(AgencyId code) {
        return one(Agency.class, agency -> agency.code().equals(code));
    }

    /** Whether the agency is registered and offers this service. */
    public boolean offers(AgencyId code, String service) {
        return agency(code).stream()
                .flatMap(agency -> agency.services().stream())
                .anyMatch(offered -> offered.code().equals(service));
    }

    /** The agreement with the agency that is in force on the London day of this moment. */
    public Optional<Agreement> agreementInForce(AgencyId agency, Instant at) {
        var day = dayOf(at);
        return one(
                Agreement.class,
                agreement ->
                        agreement.agency().equals(agency)
                                && !day.isBefore(agreement.from())
                                && !day.isAfter(agreement.to()));
    }

    public List<Staff> staff() {
        return each(Staff.class).toList();
    }

    public Optional<Staff> staff(PersonId person) {
        return one(Staff.class, staff -> staff.person().equals(person));
    }

    /** What an agency's own code means in ours, by the newest version of its map. */
    public Optional<String> ourCode(AgencyId agency, String theirs) {
        return newestMap(agency)
                .flatMap(map ->
                        map.entries().stream()
                                .filter(entry -> entry.theirs().equals(theirs))
                                .map(MapEntry::ours)
                                .findFirst());
    }

    /** The newest version of an agency's code map. */
    public Optional<CodeMap> newestMap(AgencyId agency) {
        return each(CodeMap.class)
                .filter(map -> map.agency().equals(agency))
                .max(Comparator.comparingInt(CodeMap::mapVersion));
    }

    public Set<LocalDate> bankHolidays() {
        return each(BankHoliday.class)
                .map(BankHoliday::date)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean hasSigned(String meetingId, AgencyId agency) {
        return one(
                        ForumSignature.class,
                        signature ->
                                signature.meetingId().equals(meetingId)
                                        && signature.agency().equals(agency))
                .isPresent();
    }

    /** Which clocks run: {@code demo} or {@code standard}. */
    public String clockProfile() {
        return one(ClockProfile.class, any -> true).map(ClockProfile::profile).orElse("standard");
    }

    /** The London day of a moment. */
    public static LocalDate dayOf(Instant at) {
        return at.atZone(LONDON).toLocalDate();
    }
}
