package org.throughline.casefile.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.throughline.casefile.Role;
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
import org.throughline.casefile.register.RegisterEntry.Service;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;

/** What must hold between an entry of the registers and all the others. */
public final class RegisterRules {

    private final Register whole;
    private final List<Broken> broken = new ArrayList<>();

    private RegisterRules(Register whole) {
        this.whole = whole;
    }

    /** A rule that an entry breaks: the field, and what is wrong with it; never its value. */
    public record Broken(String field, String message) {}

    /**
     * The rules that an entry breaks.
     *
     * @param whole the registers with the entry in them
     */
    public static List<Broken> brokenBy(RegisterEntry entry, Register whole) {
        var rules = new RegisterRules(whole);
        switch (entry) {
            case Agency agency -> rules.check(agency);
            case Agreement agreement -> rules.check(agreement);
            case Staff staff -> rules.check(staff);
            case CodeMap map -> rules.check(map);
            case ForumMeeting meeting ->
                    meeting.agencies().forEach(agency -> rules.isThere("agencies", agency));
            case ForumSignature it -> rules.isOf(it.person(), it.agency());
            case ForumResearch it -> rules.isOf(it.person(), it.agency());
            case ForumAttendance it -> rules.isThere(it.person());
            case ClockSetting set -> rules.wrong("amount", set.amount() < 1, "must be at least 1");
            case Project _, BankHoliday _, ClockProfile _, StatisticsRelease _ -> {
                // They stand for themselves.
            }
        }
        return List.copyOf(rules.broken);
    }

    private void check(Agency agency) {
        var services = agency.services().stream().map(Service::code).toList();
        wrong("code", agency.code().isProject(), "is the word for the project; take another");
        wrong(
                "services",
                new HashSet<>(services).size() != services.size(),
                "names a service twice");
        wrong(
                "kind",
                whole.agreementsWith(agency.code()).stream()
                        .anyMatch(agreement -> isWider(agreement, agency)),
                "is narrower than an agreement with the agency");
    }

    private void check(Agreement agreement) {
        wrong("to", agreement.to().isBefore(agreement.from()), "lies before from");
        isThere("agency", agreement.agency());
        wrong(
                "classes",
                whole.agency(agreement.agency())
                        .filter(agency -> isWider(agreement, agency))
                        .isPresent(),
                "is wider than the kind of its agency allows");
    }

    private static boolean isWider(Agreement agreement, Agency agency) {
        return !agency.kind().mostItMayHold().containsAll(agreement.classes());
    }

    private void check(Staff staff) {
        var isOfProject = staff.agency().isProject() && staff.role() != Role.SYSTEM;
        var home = Optional.ofNullable(staff.projectId());
        wrong(
                "projectId",
                isOfProject != home.filter(whole::knowsProject).isPresent()
                        || !isOfProject && home.isPresent(),
                "needs a registered project if of a project, and none otherwise");
        if (!staff.agency().isProject()) {
            isThere("agency", staff.agency());
        }
        wrong(
                "role",
                staff.role().isOfAgency() == staff.agency().isProject(),
                "has a role that does not go with its agency");
    }

    private void check(CodeMap map) {
        var theirs = map.entries().stream().map(MapEntry::theirs).toList();
        isThere("agency", map.agency());
        wrong("entries", new HashSet<>(theirs).size() != theirs.size(), "maps a code twice");
    }

    private void isOf(PersonId person, AgencyId agency) {
        isThere("agency", agency);
        wrong(
                "person",
                whole.staff(person).filter(staff -> staff.agency().equals(agency)).isEmpty(),
                "is not a registered member of its agency's staff");
    }

    private void isThere(PersonId person) {
        wrong("person", whole.staff(person).isEmpty(), "is not a registered member of staff");
    }

    private void isThere(String field, AgencyId agency) {
        wrong(field, whole.agency(agency).isEmpty(), "names an agency that is not registered");
    }

    private void wrong(String field, boolean isWrong, String message) {
        if (isWrong) {
            broken.add(new Broken(field, message));
        }
    }
}
