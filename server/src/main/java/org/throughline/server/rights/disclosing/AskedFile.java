package org.throughline.server.rights.disclosing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.AccessRequestReceived;
import org.throughline.casefile.events.RightsEvent.DisclosurePackIssued;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.rights.access.AccessRequest;
import org.throughline.casefile.rights.access.AccessRequests;
import org.throughline.server.pages.Wording;

/**
 * A request to see the file, as it stands.
 *
 * @param clock until when the answer is owed, with the pauses so far
 * @param issued that the pack was issued, the last time; null until then
 */
public record AskedFile(
        AccessRequestReceived asked, AccessRequest clock, @Nullable RecordedEvent issued) {

    /** All of a case, in the order in which they came. */
    public static List<AskedFile> all(List<RecordedEvent> history, Register register) {
        var clocks = AccessRequests.of(history, register);
        var files = new ArrayList<AskedFile>();
        for (var recorded : history) {
            if (recorded.event() instanceof AccessRequestReceived asked) {
                clocks.find(asked.requestId())
                        .ifPresent(clock ->
                                files.add(
                                        new AskedFile(
                                                asked, clock, issued(history, asked.requestId()))));
            }
        }
        return files;
    }

    /** One of a case; empty when nobody asked under this id. */
    public static Optional<AskedFile> find(
            List<RecordedEvent> history, String requestId, Register register) {
        return all(history, register).stream()
                .filter(one -> one.asked().requestId().equals(requestId))
                .reduce((_, later) -> later);
    }

    private static @Nullable RecordedEvent issued(List<RecordedEvent> history, String requestId) {
        return history.stream()
                .filter(recorded ->
                        recorded.event() instanceof DisclosurePackIssued pack
                                && pack.requestId().equals(requestId))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    public String requestId() {
        return asked.requestId();
    }

    boolean wants(String code) {
        return asked.wants().contains(code);
    }

    boolean isIdentityConfirmed() {
        return clock.identity().equals("confirmed");
    }

    /** The events of which the answer is made: those before it was issued. */
    List<RecordedEvent> of(List<RecordedEvent> history) {
        return issued == null
                ? history
                : history.stream().filter(one -> one.caseSeq() < issued.caseSeq()).toList();
    }

    /** Whether a moment is not after the pack was issued; always while it is not. */
    boolean isAtIssue(Instant moment) {
        return issued == null || !moment.isAfter(issued.recordedAt());
    }

    /** How it stands, in words. */
    public String state(LocalDate today) {
        if (issued != null) {
            return "answered on " + Wording.time(issued.recordedAt());
        }
        var who = isIdentityConfirmed() ? "" : ", identity still to be confirmed";
        if (clock.pausedOn() != null) {
            return "its clock stands since " + Wording.day(clock.pausedOn()) + who;
        }
        return (today.isAfter(clock.due()) ? "overdue since " : "answer due on ")
                + Wording.day(clock.due())
                + who;
    }
}
