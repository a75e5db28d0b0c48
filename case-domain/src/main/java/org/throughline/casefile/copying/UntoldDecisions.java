package org.throughline.casefile.copying;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.AgencyEvent.AgencyActionReported;
import org.throughline.casefile.events.BasisEvent.BreakGlassOpened;
import org.throughline.casefile.events.BasisEvent.BreakGlassReviewed;
import org.throughline.casefile.events.BasisEvent.SharingDecided;
import org.throughline.casefile.ids.AgencyId;

/**
 * The decisions to share of which the client was not told, because knowing could do harm, and all
 * that would give one away: every event of a referral that rests on it, and what its agency did of
 * its own accord (domain reference 4.10, <i>F unless harm</i>).
 *
 * @param since by agency, when the first of them was recorded
 */
record UntoldDecisions(
        Set<String> decisions,
        Map<AgencyId, Instant> since,
        Set<String> referrals,
        Set<String> emergencies) {
    private static final List<String> NAMING_REFERRALS =
            List.of("referralId", "oldReferral", "newReferral");

    static UntoldDecisions of(List<RecordedEvent> history) {
        var decisions = new HashSet<String>();
        var since = new HashMap<AgencyId, Instant>();
        for (var recorded : latest(history).values()) {
            if (recorded.event() instanceof SharingDecided decided && !decided.clientTold()) {
                decisions.add(decided.decisionId());
                since.merge(
                        decided.agency(),
                        recorded.recordedAt(),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        var referrals = new HashSet<String>();
        var emergencies = new HashSet<String>();
        for (var recorded : history) {
            if (recorded.payload().get("basisRef") instanceof String basis
                    && decisions.contains(basis)) {
                begun(recorded).ifPresent(referrals::add);
            }
            if (recorded.event() instanceof BreakGlassOpened opened
                    && since.containsKey(recorded.actor().agency())) {
                emergencies.add(opened.grantId());
            }
        }
        return new UntoldDecisions(
                Set.copyOf(decisions),
                Map.copyOf(since),
                Set.copyOf(referrals),
                Set.copyOf(emergencies));
    }

    /** A decision that was taken again counts as it was taken last. */
    private static Map<String, RecordedEvent> latest(List<RecordedEvent> history) {
        var latest = new HashMap<String, RecordedEvent>();
        for (var recorded : history) {
            if (recorded.event() instanceof SharingDecided decided) {
                latest.put(decided.decisionId(), recorded);
            }
        }
        return latest;
    }

    /** The referral that began to rest on the event's basis: after a rerouting the new one. */
    private static Optional<String> begun(RecordedEvent recorded) {
        return Stream.of("newReferral", "referralId")
                .map(recorded.payload()::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    boolean hides(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case SharingDecided decided -> decisions.contains(decided.decisionId());
            case BreakGlassOpened opened -> emergencies.contains(opened.grantId());
            case BreakGlassReviewed reviewed -> emergencies.contains(reviewed.grantId());
            case AgencyActionReported reported when reported.referralId() == null ->
                    since.containsKey(reported.agency());
            default ->
                    NAMING_REFERRALS.stream()
                            .map(recorded.payload()::get)
                            .anyMatch(id -> id instanceof String text && referrals.contains(text));
        };
    }

    /** Whether a field says nothing but that there is such a decision. */
    boolean isNamedBy(String field, Object value) {
        return field.equals("decisionRef") && value instanceof String id && decisions.contains(id);
    }

    boolean hidesTelling(AgencyId agency, Instant at) {
        var first = since.get(agency);
        return first != null && !at.isBefore(first);
    }
}
