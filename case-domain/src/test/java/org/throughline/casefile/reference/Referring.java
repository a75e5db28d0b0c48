package org.throughline.casefile.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Random steps in the life of referrals. */
final class Referring {
    private static final List<String> BY_AGENCY =
            List.of(
                    "ReferralAcknowledged",
                    "ReferralInfoRequested",
                    "ReferralAccepted",
                    "ReferralStarted",
                    "ReferralProgressed",
                    "ReferralPaused",
                    "ReferralResumed",
                    "ReferralCompleted",
                    "ReferralDeclined");
    private static final List<String> BY_PROJECT =
            List.of(
                    "ReferralWithdrawn",
                    "ReferralOutcomeConfirmed",
                    "ReferralClosed",
                    "ReferralExpired",
                    "ReferralOverdue",
                    "ReferralEscalated",
                    "ReferralDelivered",
                    "ReferralDeliveryFailed");

    private final Histories dice;
    private final World world;

    Referring(Histories dice, World world) {
        this.dice = dice;
        this.world = world;
    }

    /** The id of some referral, or of none that was sent. */
    String any() {
        var ids = List.copyOf(now().referrals.keySet());
        return ids.isEmpty() ? "r-none" : dice.one(ids);
    }

    private Situation now() {
        return new Situation(world.town, world.history, world.now);
    }

    void step() {
        var now = now();
        var live = now.referrals.entrySet().stream().filter(it -> !it.getValue().isEnded).toList();
        var throwOf = dice.number(100);
        if (live.isEmpty() || throwOf < 30) {
            send(now);
        } else if (throwOf < 38) {
            reroute(now);
        } else if (throwOf < 48) {
            supply(now, dice.one(live));
        } else {
            var referral = dice.one(live);
            work(referral.getKey(), referral.getValue().agency);
        }
    }

    private Map<String, Object> asking(String id, String agency) {
        var given = new HashMap<String, Object>();
        given.put("purpose", dice.one(Histories.PURPOSES));
        given.put("shareSet", dice.shareSet());
        given.put(id, "r-" + world.lastSeq());
        given.put("basisRef", "");
        given.put(agency, "");
        given.put("clientName", dice.chance(50) ? "Rosa" : null);
        return given;
    }

    /** Mostly under a basis that names the agency. */
    private boolean fillBasis(Situation now, Map<String, Object> given, String agencyField) {
        var bases = List.copyOf(now.bases.values());
        if (bases.isEmpty()) {
            return false;
        }
        var basis = dice.one(bases);
        var agencies = basis.permissions().keySet().stream().sorted().toList();
        given.put("basisRef", basis.id());
        given.put(agencyField, dice.chance(95) ? dice.one(agencies) : dice.agency());
        return true;
    }

    private void send(Situation now) {
        var given = asking("referralId", "agency");
        if (fillBasis(now, given, "agency")) {
            world.commit(Facts.of("ReferralSent", given));
        }
    }

    private void reroute(Situation now) {
        var given = asking("newReferral", "newAgency");
        var old =
                now.referrals.entrySet().stream()
                        .filter(it -> !it.getValue().isEnded || isDeclined(it.getKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        if (!old.isEmpty() && fillBasis(now, given, "newAgency")) {
            given.put("oldReferral", dice.one(old));
            world.commit(Facts.of("ReferralRerouted", given));
        }
    }

    private boolean isDeclined(String referral) {
        return world.history.stream()
                .filter(it -> it.type().equals("ReferralDeclined"))
                .anyMatch(it -> referral.equals(it.payload().get("referralId")));
    }

    private void supply(Situation now, Map.Entry<String, Situation.Referral> referral) {
        var bases =
                now.bases.values().stream()
                        .filter(it -> it.permissions().containsKey(referral.getValue().agency))
                        .toList();
        var basis = bases.isEmpty() ? referral.getValue().basis : dice.one(bases).id();
        world.commit(
                Facts.of(
                        "ReferralInfoSupplied",
                        "referralId",
                        referral.getKey(),
                        "shareSet",
                        dice.shareSet(),
                        "basisRef",
                        basis,
                        "answer",
                        dice.chance(50) ? "Yes." : null));
    }

    private void work(String id, String agency) {
        var isByAgency = dice.chance(60);
        var kind = dice.one(isByAgency ? BY_AGENCY : BY_PROJECT);
        if (!Facts.KINDS.containsKey(kind)) {
            return;
        }
        var given = dice.mentions(kind);
        given.put("referralId", id);
        if (kind.equals("ReferralOutcomeConfirmed")) {
            given.put("agrees", dice.one(List.of("yes", "no", "not-reached")));
        }
        (isByAgency ? world.by(agency) : world).commit(Facts.of(kind, given));
    }
}
