package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Situation.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Random steps that give or take a basis. */
record Granting(Histories dice, World world) {

    void step() {
        var throwOf = dice.number(100);
        if (throwOf < 45 || !Facts.KINDS.containsKey("SharingDecided")) {
            if (throwOf < 70) {
                consent();
            } else {
                withdraw();
            }
        } else if (throwOf < 70) {
            decide();
        } else {
            withdraw();
        }
    }

    private void consent() {
        var grants = new ArrayList<Object>();
        for (var agency : dice.agencies()) {
            grants.add(
                    Map.of(
                            "agency",
                            agency,
                            "purposes",
                            dice.purposes(),
                            "classes",
                            List.copyOf(dice.classes())));
        }
        if (grants.isEmpty()) {
            return;
        }
        var history = dice.one(List.of("all", "all", "from-now", "listed"));
        var expiresOn = Town.day(world.now).plusDays(dice.chance(60) ? 300 : dice.number(25));
        world.commit(
                Facts.of(
                        "ConsentGiven",
                        "consentId",
                        "c-" + world.lastSeq(),
                        "grants",
                        grants,
                        "history",
                        history,
                        "expiresOn",
                        expiresOn.toString(),
                        "listed",
                        history.equals("listed") ? seqs() : null,
                        "excluded",
                        null));
    }

    private List<Integer> seqs() {
        var seqs = new ArrayList<Integer>();
        for (var seq = 1; seq <= world.lastSeq(); seq++) {
            if (dice.chance(50)) {
                seqs.add(seq);
            }
        }
        return seqs;
    }

    private void decide() {
        var scope = new HashMap<String, Object>();
        scope.put("events", seqs());
        scope.put("referrals", List.of("r-" + (world.lastSeq() + 1), "r-" + (world.lastSeq() + 2)));
        world.commit(
                Facts.of(
                        "SharingDecided",
                        "decisionId",
                        "d-" + world.lastSeq(),
                        "agency",
                        dice.agency(),
                        "purposes",
                        dice.purposes(),
                        "classes",
                        List.copyOf(dice.classes()),
                        "scope",
                        scope));
    }

    /** What rests on the consent is withdrawn in the same commit, or goes on under a decision. */
    private void withdraw() {
        var now = new Situation(world.town, world.history, world.now);
        var consents = now.bases.values().stream().filter(basis -> !basis.isDecision()).toList();
        if (consents.isEmpty()) {
            return;
        }
        var consent = dice.one(consents);
        var agencies =
                consent.permissions().keySet().stream()
                        .sorted()
                        .filter(agency -> !now.withdrawn.contains(consent.id() + "/" + agency))
                        .filter(_ -> dice.chance(70))
                        .toList();
        if (agencies.isEmpty()) {
            return;
        }
        var rebase = new ArrayList<Object>();
        var ended = new ArrayList<String>();
        for (var referral : now.referrals.entrySet()) {
            var says = referral.getValue();
            if (says.basis.equals(consent.id())
                    && !says.isEnded
                    && agencies.contains(says.agency)) {
                var decision = decisionFor(now, says.agency);
                if (decision.isEmpty()) {
                    ended.add(referral.getKey());
                } else {
                    var key = referral.getKey();
                    rebase.add(Map.of("referralId", key, "basisRef", decision));
                }
            }
        }
        world.add(
                Facts.of(
                        "ConsentWithdrawn",
                        "consentId",
                        consent.id(),
                        "agencies",
                        agencies,
                        "rebase",
                        rebase.isEmpty() ? null : rebase));
        ended.forEach(id -> world.add(Facts.of("ReferralWithdrawn", "referralId", id)));
        world.done();
    }

    private String decisionFor(Situation now, String agency) {
        return now.bases.values().stream()
                .filter(basis -> basis.isDecision() && basis.permissions().containsKey(agency))
                .map(basis -> text(Map.of("id", basis.id()), "id"))
                .findFirst()
                .filter(_ -> dice.chance(60))
                .orElse("");
    }
}
