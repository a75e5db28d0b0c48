package org.throughline.server.pages.registers;

import java.util.ArrayList;
import java.util.List;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.form.Field.Choice;
import org.throughline.server.security.Accounts;
import org.throughline.server.security.SignedIn;

/** What the fields of an entry of the registers can be chosen from. */
final class EntryChoices {
    private final String command;
    private final Register register;
    private final SignedIn who;

    EntryChoices(String command, Register register, SignedIn who) {
        this.command = command;
        this.register = register;
        this.who = who;
    }

    /** Empty where it is typed. */
    List<Choice> of(FieldSpec field) {
        if (!field.codeList().isEmpty()) {
            return Choice.all(Contract.standard().codeList(field.codeList()));
        }
        var makes = command.startsWith("Register") || command.equals("ScheduleForum");
        return switch (field.name()) {
            case "role" -> roles();
            case "agency" -> command.equals("RegisterStaff") ? places() : agencies();
            case "agencies" -> agencies();
            case "meetingId" -> makes ? List.of() : meetings();
            case "person" -> makes ? List.of() : people();
            default -> List.of();
        };
    }

    /** Those of people; machines are entered with their keys, on the command line. */
    private static List<Choice> roles() {
        return Contract.standard().roles().entrySet().stream()
                .filter(role ->
                        !role.getKey().equals(Role.SYSTEM.code())
                                && !role.getKey().equals(Role.AGENCY_SYSTEM.code()))
                .map(role -> new Choice(role.getKey(), role.getValue()))
                .toList();
    }

    private List<Choice> places() {
        var places = new ArrayList<Choice>();
        places.add(new Choice(AgencyId.PROJECT.value(), "the project"));
        places.addAll(agencies());
        return places;
    }

    private List<Choice> agencies() {
        return register.agencies().stream()
                .filter(agency -> isOwn(agency.code()))
                .map(agency -> new Choice(agency.code().value(), agency.name()))
                .toList();
    }

    private List<Choice> people() {
        return register.staff().stream()
                .filter(staff -> Accounts.isSeen(staff, who))
                .filter(staff -> isOwn(staff.agency()))
                .map(staff ->
                        new Choice(
                                staff.person().value(),
                                staff.agency().isProject()
                                        ? staff.name()
                                        : staff.name() + ", " + Names.of(staff.agency(), register)))
                .toList();
    }

    private List<Choice> meetings() {
        return RegisterSections.seenMeetings(register, who.actor()).stream()
                .map(meeting ->
                        new Choice(meeting.meetingId(), meeting.meetingId() + ", " + meeting.on()))
                .toList();
    }

    /** An agency speaks for itself alone. */
    private boolean isOwn(AgencyId agency) {
        var actor = who.actor();
        return !actor.role().isOfAgency() || agency.equals(actor.agency());
    }
}
