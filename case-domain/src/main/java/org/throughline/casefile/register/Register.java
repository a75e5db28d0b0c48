package org.throughline.casefile.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.register.RegisterEntry.BankHoliday;
import org.throughline.casefile.register.RegisterEntry.ClockProfile;
import org.throughline.casefile.register.RegisterEntry.ClockSetting;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.casefile.register.RegisterEntry.ForumAttendance;
import org.throughline.casefile.register.RegisterEntry.ForumMeeting;
import org.throughline.casefile.register.RegisterEntry.ForumResearch;
import org.throughline.casefile.register.RegisterEntry.ForumSignature;
import org.throughline.casefile.register.RegisterEntry.MapEntry;
import org.throughline.casefile.register.RegisterEntry.Project;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;

/**
 * Agencies, agreements, staff, bank holidays and code maps at one moment: what the registers'
 * entries so far say.
 */
public final class Register {

    /** The zone in which days begin and working hours count. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** A register without any entry. */
    public static final Register EMPTY = new Register(Map.of(), List.of());

    private final Map<String, RegisterEntry> entries;
    private final List<SetClock> clocks;

    private Register(Map<String, RegisterEntry> entries, List<SetClock> clocks) {
        this.entries = entries;
        this.clocks = clocks;
    }

    /** A clock and since when it is set so: those that ran before go on as they were. */
    private record SetClock(ClockSetting setting, Instant since) {}

    /** This register after one more entry, as if it had always stood there. */
    public Register with(RegisterEntry entry) {
        return with(entry, Instant.MIN);
    }

    /**
     * This register after one more entry, which replaces an earlier one with the same key.
     *
     * @param since when it was recorded
     */
    public Register with(RegisterEntry entry, Instant since) {
        var more = new LinkedHashMap<>(entries);
        more.put(entry.key(), entry);
        if (!(entry instanceof ClockSetting setting)) {
            return new Register(more, clocks);
        }
        var set = new ArrayList<>(clocks);
        set.add(new SetClock(setting, since));
        return new Register(more, List.copyOf(set));
    }

    /** What a clock was last set to at that moment; empty when nobody had set it. */
    public Optional<ClockSetting> clockSetting(String clock, Urgency urgency, Instant at) {
        return clocks.reversed().stream()
                .filter(set -> set.setting().clock().equals(clock))
                .filter(set -> set.setting().urgency() == urgency)
                .filter(set -> !set.since().isAfter(at))
                .map(SetClock::setting)
                .findFirst();
    }

    /** The counts of a project that were given out, the earliest first. */
    public List<StatisticsRelease> statisticsOf(String projectId) {
        return each(StatisticsRelease.class)
                .filter(release -> release.request().projectId().equals(projectId))
                .toList();
    }

    /** What every clock was set to last, in the order in which they were first set. */
    public List<ClockSetting> clockSettings() {
        return each(ClockSetting.class).toList();
    }

    /** All meetings that were ever scheduled. */
    public List<ForumMeeting> meetings() {
        return each(ForumMeeting.class).toList();
    }

    /** How many answers to the research for a meeting are in, over all its agencies and cases. */
    public int researchAnswers(String meetingId) {
        return (int)
                each(ForumResearch.class).filter(one -> one.meetingId().equals(meetingId)).count();
    }

    /** Who was at a meeting. */
    public List<PersonId> presentAt(String meetingId) {
        return each(ForumAttendance.class)
                .filter(one -> one.meetingId().equals(meetingId) && one.attended())
                .map(ForumAttendance::person)
                .toList();
    }

    /** A meeting that is scheduled. */
    public Optional<ForumMeeting> meeting(String meetingId) {
        return one(ForumMeeting.class, meeting -> meeting.meetingId().equals(meetingId));
    }

    /** The agreements with an agency, whenever they are in force. */
    public List<Agreement> agreementsWith(AgencyId agency) {
        return each(Agreement.class)
                .filter(agreement -> agreement.agency().equals(agency))
                .toList();
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
        return agreementInForce(agency, dayOf(at));
    }

    /** The agreement with the agency that is in force on that day. */
    public Optional<Agreement> agreementInForce(AgencyId agency, LocalDate day) {
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

    /** The moment at which a day ends in London: the first one of the next day. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(LONDON).toInstant();
    }

    /** The London day of a moment. */
    public static LocalDate dayOf(Instant at) {
        return at.atZone(LONDON).toLocalDate();
    }
}
