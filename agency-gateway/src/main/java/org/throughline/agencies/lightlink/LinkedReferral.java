package org.throughline.agencies.lightlink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.agencies.PartnerAsk;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;

/**
 * One referral, read from everything that its agency holds of the case. Its entries are those that
 * name it, those of which its own share set names a field (cut to these fields), the notices about
 * both, and the end of a consent of the case.
 */
public final class LinkedReferral {
    private static final Set<String> ENDINGS =
            Set.of("ReferralDeclined", "ReferralWithdrawn", "ReferralClosed", "ReferralExpired");
    private static final String CONSENT_ENDED = "ConsentWithdrawn";
    private static final String CHANGES = "changes";

    private final ReferralId referral;
    private final Set<String> named = new HashSet<>();
    private final Map<String, String> sharedTypes = new HashMap<>();
    private final Set<String> items = new HashSet<>();
    private boolean isAsked;
    private boolean hasEnded;

    private LinkedReferral(ReferralId referral) {
        this.referral = referral;
    }

    /**
     * The referral as the agency holds it.
     *
     * @param held every entry of the case that the agency holds, in any order
     */
    public static LinkedReferral of(ReferralId referral, List<Served> held) {
        var linked = new LinkedReferral(referral);
        held.stream().filter(one -> linked.names(one.entry())).forEach(linked::read);
        for (var one : held) {
            if (linked.sharesFieldOf(one.entry())) {
                linked.sharedTypes.put(one.entry().eventId(), one.entry().type());
            }
        }
        return linked;
    }

    /** Every referral by which the agency was asked for something in a case. */
    public static List<LinkedReferral> all(List<Served> held) {
        return held.stream()
                .map(Served::entry)
                .flatMap(entry -> PartnerAsk.of(entry).stream())
                .distinct()
                .map(referral -> of(referral, held))
                .toList();
    }

    public ReferralId referral() {
        return referral;
    }

    /** Whether the agency was asked by it, and it has not reached a terminal state. */
    public boolean isLive() {
        return isAsked && !hasEnded;
    }

    private boolean names(PartnerEntry entry) {
        return is(entry, "referralId") || is(entry, "newReferral") || is(entry, "oldReferral");
    }

    private boolean is(PartnerEntry entry, String field) {
        return referral.value().equals(entry.payload().get(field));
    }

    private void read(Served held) {
        var entry = held.entry();
        named.add(entry.eventId());
        if (PartnerAsk.of(entry).filter(referral::equals).isPresent()) {
            isAsked = true;
            hasEnded |= held.state() == Served.State.TOMBSTONE;
        }
        if (!is(entry, "oldReferral")
                && entry.payload().get("shareSet") instanceof List<?> shareSet) {
            shareSet.forEach(item -> items.add(String.valueOf(item)));
        }
        hasEnded |= isEndedBy(entry);
    }

    /** Whether the entry is the one by which this referral reached a terminal state. */
    public boolean isEndedBy(PartnerEntry entry) {
        return is(entry, "oldReferral")
                || is(entry, "referralId")
                        && (ENDINGS.contains(entry.type())
                                || entry.type().equals("ReferralOutcomeConfirmed")
                                        && "yes".equals(entry.payload().get("agrees")));
    }

    private boolean sharesFieldOf(PartnerEntry entry) {
        return entry.payload().keySet().stream().anyMatch(field -> isItem(entry.type(), field));
    }

    private boolean isItem(String type, String field) {
        return items.contains(type + "." + field);
    }

    /** Whether an entry of the case is one of this referral. */
    public boolean concerns(PartnerEntry entry) {
        var target = entry.targetEventId();
        return names(entry)
                || sharesFieldOf(entry)
                || entry.type().equals(CONSENT_ENDED)
                || target != null && (named.contains(target) || sharedTypes.containsKey(target));
    }

    /** Its own entries, with what its link may show of them. */
    public List<Served> cut(List<Served> entries) {
        return entries.stream().filter(one -> concerns(one.entry())).map(this::cut).toList();
    }

    private Served cut(Served served) {
        var entry = served.entry();
        var target = entry.targetEventId();
        if (names(entry) || entry.type().equals(CONSENT_ENDED)) {
            return served;
        }
        var shown = new LinkedHashMap<>(served.payload());
        if (target == null) {
            shown.keySet().removeIf(field -> !isItem(entry.type(), field));
        } else if (sharedTypes.get(target) instanceof String type) {
            shown.computeIfPresent(CHANGES, (_, changes) -> cutChanges(type, changes));
        }
        return new Served(
                entry,
                served.state(),
                served.occurredAt(),
                served.precision(),
                shown,
                served.notices(),
                served.isCorrected(),
                served.isRedacted());
    }

    private List<Object> cutChanges(String type, Object changes) {
        var shown = new ArrayList<Object>();
        if (changes instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> change
                        && isItem(type, String.valueOf(change.get("field")))) {
                    shown.add(change);
                }
            }
        }
        return shown;
    }
}
