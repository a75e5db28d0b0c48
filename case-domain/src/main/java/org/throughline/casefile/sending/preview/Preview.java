package org.throughline.casefile.sending.preview;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.throughline.casefile.Asked;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ReferralEvent.ReferralInfoSupplied;
import org.throughline.casefile.events.ReferralEvent.ReferralRerouted;
import org.throughline.casefile.events.ReferralEvent.ReferralSent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.Digest;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.sharing.EventRow;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.Notices;
import org.throughline.casefile.sharing.gate.SharingState;
import org.throughline.casefile.sharing.release.CaseRelease;

/**
 * What a sending would tell its addressee, before it is sent.
 *
 * @param entries what would leave, in the order in which it would
 * @param dropped what stays behind of those events, and of the events that the share set speaks of
 */
public record Preview(AgencyId to, String basisRef, List<Leaving> entries, List<Dropped> dropped) {
    public Preview {
        entries = List.copyOf(entries);
        dropped = List.copyOf(dropped);
    }

    /**
     * Takes the sending as recorded, and asks the release what its addressee would get by it.
     *
     * @param history all events of the case
     * @param sending the fact that would be recorded; its own digest is not looked at
     */
    public static Preview of(List<RecordedEvent> history, CaseEvent sending, Asked<?> asked) {
        var all = new ArrayList<>(history);
        all.add(recorded(history, sending, asked));
        var state = SharingState.of(all, asked.register());
        var referral = state.referrals().find(referralOf(sending)).orElseThrow();
        var terms = referral.terms();
        var agency = asked.register().agency(referral.agency()).orElseThrow();
        var entries =
                CaseRelease.to(agency, all, asked.register()).stream().map(Leaving::of).toList();
        var at = all.getLast().recordedAt();
        var agreement = asked.register().agreementInForce(agency.code(), asked.at()).orElseThrow();
        var sieve =
                new Sieve(
                        state,
                        agency,
                        state.doors(agency.code(), at, asked.register()),
                        Set.copyOf(agreement.classes()));
        var leaving = entries.stream().collect(Collectors.toMap(Leaving::caseSeq, Leaving::fields));
        var dropped =
                all.stream()
                        .filter(event ->
                                leaving.containsKey(event.caseSeq())
                                        || mightLeave(event, terms.items(), state))
                        .flatMap(sieve::droppedOf)
                        .filter(one -> !leavesWholly(one, leaving))
                        .toList();
        return new Preview(agency.code(), terms.basisRef(), entries, dropped);
    }

    /** A raise keeps what was told before, whatever the doors let through now. */
    private static boolean leavesWholly(Dropped one, Map<Integer, Map<String, Object>> leaving) {
        return one.reason() != Reason.OTHER_AGENCY
                && leaving.getOrDefault(one.caseSeq(), Map.of()).containsKey(one.field());
    }

    private static ReferralId referralOf(CaseEvent sending) {
        return switch (sending) {
            case ReferralSent sent -> sent.referralId();
            case ReferralRerouted rerouted -> rerouted.newReferral();
            case ReferralInfoSupplied supplied -> supplied.referralId();
            default -> throw new IllegalArgumentException(sending.type() + " sends nothing");
        };
    }

    /** Whether the share set speaks of events of this kind. */
    private static boolean mightLeave(RecordedEvent event, List<String> items, SharingState state) {
        var row = EventTable.standard().row(event.type());
        return !Notices.isNotice(event.type())
                && !state.of(event.caseSeq()).isInError()
                && items.stream().anyMatch(item -> speaksOf(row, item));
    }

    private static boolean speaksOf(EventRow row, String item) {
        return item.startsWith(row.type() + ".")
                || EventTable.topicOf(item).filter(topic -> topic.equals(row.topic())).isPresent();
    }

    /** The sending as the next event of the case; later than the last one, like every commit. */
    private static RecordedEvent recorded(
            List<RecordedEvent> history, CaseEvent sending, Asked<?> asked) {
        var submission = asked.submission();
        return new RecordedEvent(
                0,
                submission.caseId(),
                history.size() + 1,
                "",
                sending.type(),
                1,
                submission.occurredAt(),
                submission.precision(),
                recordedAt(history, asked.at().truncatedTo(ChronoUnit.MICROS)),
                submission.lateReason(),
                submission.by(),
                submission.onBehalfOf(),
                submission.commandId(),
                null,
                null,
                null,
                sending,
                PlainFields.of(sending));
    }

    private static Instant recordedAt(List<RecordedEvent> history, Instant at) {
        var last = history.isEmpty() ? Instant.MIN : history.getLast().recordedAt();
        return at.isAfter(last) ? at : last.plus(1, ChronoUnit.MICROS);
    }

    /** Proves later what was seen, and tells nothing: SHA-256 over the entries. */
    public String digest() {
        return Digest.of(Rendering.of(entries));
    }
}
