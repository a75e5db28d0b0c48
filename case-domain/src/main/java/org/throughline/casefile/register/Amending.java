package org.throughline.casefile.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Decision.Refused;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Role;
import org.throughline.casefile.events.AgencyEvent.CaseListedForForum;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.CodeMap;
import org.throughline.casefile.register.RegisterEntry.ForumAttendance;
import org.throughline.casefile.register.RegisterEntry.ForumMeeting;
import org.throughline.casefile.register.RegisterEntry.ForumResearch;
import org.throughline.casefile.register.RegisterEntry.ForumSignature;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.sharing.gate.SharingState;

/**
 * May somebody change the registers at a desk?
 *
 * @param register as it stands before the change
 * @param at when the change was handed in
 */
public record Amending(Register register, Actor by, Instant at) {

    /** Why the sender must not know of what the entry is about; empty when they may. */
    public Optional<Refused> hidden(RegisterEntry entry) {
        return switch (entry) {
            case ForumSignature it -> unknownTo(it.meetingId(), it.agency());
            case ForumResearch it -> unknownTo(it.meetingId(), it.agency());
            case ForumAttendance it ->
                    register.meeting(it.meetingId()).isEmpty()
                            ? because(Refusal.NOT_FOUND, "meetingId")
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** An agency speaks for itself alone, and of meetings that it is invited to. */
    private Optional<Refused> unknownTo(String meetingId, AgencyId agency) {
        var isInvited =
                register.meeting(meetingId)
                        .filter(meeting -> meeting.agencies().contains(agency))
                        .isPresent();
        var isForAnother = by.role().isOfAgency() && !by.agency().equals(agency);
        return isInvited && !isForAnother
                ? Optional.empty()
                : because(Refusal.NOT_FOUND, "meetingId");
    }

    /**
     * Why research is about no case that the sender may know and the meeting speaks of with this
     * agency; empty when it is.
     *
     * @param history of the case; empty when nobody opened it
     */
    public Optional<Refused> hidden(ForumResearch research, List<RecordedEvent> history) {
        var isListed =
                history.stream()
                        .anyMatch(recorded ->
                                recorded.event() instanceof CaseListedForForum listed
                                        && listed.meetingId().equals(research.meetingId())
                                        && listed.agencies().contains(research.agency()));
        var mayKnow = by.role().isOfAgency() ? isOpen(history) : isOfOwnProject(history);
        return isListed && mayKnow ? Optional.empty() : because(Refusal.NOT_FOUND, "caseId");
    }

    private boolean isOpen(List<RecordedEvent> history) {
        return SharingState.of(history, register).isOpen(by.agency(), at, register);
    }

    private boolean isOfOwnProject(List<RecordedEvent> history) {
        var own = register.staff(by.person()).map(Staff::projectId);
        return history.stream()
                .anyMatch(recorded ->
                        recorded.event() instanceof CaseOpened opened
                                && own.filter(opened.projectId()::equals).isPresent());
    }

    /** Why the registers do not take the entry from a desk; empty when they do. */
    public Optional<Refused> against(RegisterEntry entry) {
        return switch (entry) {
            // Timers act under that name, so nobody is given it.
            case Staff staff when staff.role() == Role.SYSTEM ->
                    because(Refusal.VALIDATION, "role");
            case Staff staff when staff.person().equals(Actor.SYSTEM.person()) ->
                    because(Refusal.VALIDATION, "person");
            // Otherwise one administrator could give themselves any role.
            case Staff staff when staff.person().equals(by.person()) ->
                    because(Refusal.VALIDATION, "person");
            case Staff staff when isOfAnotherProject(staff.person()) ->
                    because(Refusal.VALIDATION, "person");
            case ForumMeeting meeting ->
                    meeting.agencies().stream()
                            .filter(agency ->
                                    register.agreementInForce(agency, meeting.on()).isEmpty())
                            .findFirst()
                            .flatMap(agency ->
                                    because(Refusal.AGREEMENT_EXPIRED, "agency " + agency));
            // Who publishes has seen the newest version, and the next one is theirs.
            case CodeMap map when map.mapVersion() != newestOf(map.agency()) + 1 ->
                    because(Refusal.VERSION_CONFLICT, "mapVersion");
            default -> Optional.empty();
        };
    }

    /** Whoever works for one project is not made somebody of another one. */
    private boolean isOfAnotherProject(PersonId person) {
        var theirs = register.staff(person).map(Staff::projectId);
        return theirs.isPresent()
                && !theirs.equals(register.staff(by.person()).map(Staff::projectId));
    }

    private int newestOf(AgencyId agency) {
        return register.newestMap(agency).map(CodeMap::mapVersion).orElse(0);
    }

    private static Optional<Refused> because(Refusal reason, String... details) {
        return Optional.of((Refused) Decision.refused(reason, details));
    }
}
