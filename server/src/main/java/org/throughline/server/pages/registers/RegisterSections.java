package org.throughline.server.pages.registers;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.casefile.register.RegisterEntry.ForumMeeting;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.pages.Names;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.registers.RegistersPage.Row;
import org.throughline.server.pages.registers.RegistersPage.Section;
import org.throughline.server.pages.registers.RegistersPage.Way;

/** The registers as somebody of a role sees them. */
final class RegisterSections {
    private final Register register;
    private final Actor who;

    RegisterSections(Register register, Actor who) {
        this.register = register;
        this.who = who;
    }

    /** What the page is called for this role. */
    static String heading(Role role) {
        return switch (role) {
            case FORUM, AGENCY_USER -> "Meetings";
            case SUPERVISOR -> "Clocks";
            default -> "Registers";
        };
    }

    List<Section> all() {
        return switch (who.role()) {
            case ADMIN -> List.of(people(), agencies(), agreements(), maps());
            case FORUM, AGENCY_USER -> List.of(meetings());
            case SUPERVISOR -> List.of(clocks());
            default -> List.of();
        };
    }

    private static Section people() {
        return new Section(
                "People",
                "Who may sign in, and in which role.",
                List.of(way("RegisterStaff"), new Way("All people", "/people")),
                List.of(),
                List.of(),
                "");
    }

    private Section agencies() {
        return new Section(
                "Agencies",
                "The kind of an agency bounds what it may ever be told.",
                List.of(way("RegisterAgency")),
                List.of("Agency", "Kind", "Can be asked for"),
                register.agencies().stream().map(this::row).toList(),
                "No agency is registered yet.");
    }

    private Row row(Agency agency) {
        return new Row(
                List.of(
                        agency.name() + " (" + agency.code() + ")",
                        label("agencyKind", agency.kind()),
                        agency.services().stream()
                                .map(one -> one.label())
                                .collect(Collectors.joining("; "))),
                change("RegisterAgency", agency.code().value()));
    }

    private Section agreements() {
        return new Section(
                "Agreements",
                "Nothing is shared with an agency on a day that no agreement with it covers. What"
                        + " you change holds at once.",
                List.of(way("SignAgreement")),
                List.of("Agency", "From", "To", "Kinds of facts"),
                register.agencies().stream()
                        .flatMap(agency -> register.agreementsWith(agency.code()).stream())
                        .map(this::row)
                        .toList(),
                "No agreement is signed yet: nothing is shared.");
    }

    private Row row(Agreement agreement) {
        return new Row(
                List.of(
                        Names.of(agreement.agency(), register),
                        Wording.day(agreement.from()),
                        Wording.day(agreement.to()),
                        agreement.classes().stream()
                                .map(one -> label("basisClass", one))
                                .collect(Collectors.joining("; "))),
                change("SignAgreement", agreement.agreementId()));
    }

    private Section maps() {
        return new Section(
                "Maps of codes",
                "What an agency's own codes mean in ours. A code that is not in the newest version"
                        + " is never guessed.",
                List.of(way("PublishCodeMap")),
                List.of("Agency", "Version", "Codes"),
                register.agencies().stream()
                        .flatMap(agency -> register.newestMap(agency.code()).stream())
                        .map(this::row)
                        .toList(),
                "No map is published yet.");
    }

    private Row row(CodeMap map) {
        return new Row(
                List.of(
                        Names.of(map.agency(), register),
                        Integer.toString(map.mapVersion()),
                        Integer.toString(map.entries().size())),
                new Way("Publish the next version", path("PublishCodeMap", map.agency().value())));
    }

    private Section meetings() {
        var isForum = who.role() == Role.FORUM;
        return new Section(
                "Meetings",
                "An agency is shown the pack of a meeting once somebody of it has signed for"
                        + " confidentiality.",
                isForum
                        ? List.of(
                                way("ScheduleForum"),
                                way("SignForumConfidentiality"),
                                way("RecordForumResearch"),
                                way("RecordForumAttendance"))
                        : List.of(way("SignForumConfidentiality"), way("RecordForumResearch")),
                List.of("Meeting", "Day", "Invited", "Research", "Present"),
                seenMeetings(register, who).stream().map(this::row).toList(),
                isForum ? "No meeting is scheduled yet." : "You are invited to no meeting.");
    }

    /** All meetings; for an agency those that it is invited to. The latest comes first. */
    static List<ForumMeeting> seenMeetings(Register register, Actor who) {
        return register.meetings().stream()
                .filter(meeting ->
                        !who.role().isOfAgency() || meeting.agencies().contains(who.agency()))
                .sorted(Comparator.comparing(ForumMeeting::on).reversed())
                .toList();
    }

    private Row row(ForumMeeting meeting) {
        var id = meeting.meetingId();
        return new Row(
                List.of(
                        id,
                        Wording.day(meeting.on()),
                        meeting.agencies().stream()
                                .map(agency ->
                                        Names.of(agency, register)
                                                + (register.hasSigned(id, agency)
                                                        ? " (signed)"
                                                        : " (not signed)"))
                                .collect(Collectors.joining("; ")),
                        register.researchAnswers(id) + " answers",
                        register.presentAt(id).stream()
                                .map(person -> Names.of(person, register))
                                .collect(Collectors.joining("; "))),
                who.role() == Role.FORUM ? change("ScheduleForum", id) : null);
    }

    private Section clocks() {
        return new Section(
                "Clocks",
                "A clock that is not set here gives the time that the project's rules say. Clocks"
                        + " that run already go on as they are.",
                List.of(way("SetClock")),
                List.of("Clock", "Urgency", "Time", "Reason"),
                register.clockSettings().stream()
                        .map(set ->
                                new Row(
                                        List.of(
                                                Contract.standard()
                                                        .codeList("clock")
                                                        .getOrDefault(set.clock(), set.clock()),
                                                label("urgency", set.urgency()),
                                                set.amount() + " " + label("clockUnit", set.unit()),
                                                set.reason()),
                                        change("SetClock", set.key())))
                        .toList(),
                "No clock is set otherwise.");
    }

    private static String label(String list, Coded code) {
        return Contract.standard().codeList(list).getOrDefault(code.code(), code.code());
    }

    private static Way way(String command) {
        return new Way(EntryWords.label(command), "/registers/" + command);
    }

    private static Way change(String command, String of) {
        return new Way("Change", path(command, of));
    }

    /** Ids of the registers hold nothing that an address would have to write otherwise. */
    private static String path(String command, String of) {
        return "/registers/" + command + "?of=" + of;
    }
}
