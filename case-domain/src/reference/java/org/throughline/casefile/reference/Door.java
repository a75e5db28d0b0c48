package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Sheet.SHEET;
import static org.throughline.casefile.reference.Situation.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.reference.Situation.Basis;

/** An open door of an agency: its basis, its classes, and the items that it names. */
record Door(Basis basis, Set<String> classes, boolean isDerived, Set<String> items) {

    /** All doors of the agency that are open. */
    static List<Door> open(Situation situation, String agency) {
        var pact = situation.town.inForce(agency, situation.now);
        if (pact.isEmpty() || !situation.isCaseAlive()) {
            return List.of();
        }
        var limit = new HashSet<>(situation.town.kind(agency).classes());
        limit.retainAll(pact.get().classes());
        limit.add("CODE");
        var doors = new ArrayList<Door>();
        for (var referral : situation.referrals.values()) {
            var basis = situation.bases.get(referral.basis);
            if (referral.agency.equals(agency)
                    && !referral.isEnded
                    && basis != null
                    && situation.isLive(basis, agency)) {
                var special = Sheet.SPECIAL_PURPOSES.contains(referral.purpose);
                doors.add(
                        new Door(
                                basis,
                                classes(limit, basis, agency, special),
                                false,
                                referral.items));
            }
        }
        for (var basis : situation.bases.values()) {
            if (!situation.isLive(basis, agency)) {
                continue;
            }
            var forForum = basis.permissions().get(agency).purposes().contains("forum");
            if (situation.listed.contains(agency) && forForum) {
                doors.add(new Door(basis, classes(limit, basis, agency, false), true, Set.of()));
            }
            if (situation.introducedBy.equals(agency) && !basis.isDecision()) {
                doors.add(new Door(basis, classes(limit, basis, agency, false), true, Set.of()));
            }
        }
        return doors;
    }

    private static Set<String> classes(
            Set<String> limit, Basis basis, String agency, boolean special) {
        var classes = new HashSet<>(limit);
        classes.retainAll(basis.permissions().get(agency).classes());
        classes.add("CODE");
        if (!special) {
            classes.remove("SPECIAL");
        }
        return classes;
    }

    boolean admits(RecordedEvent event, String agency) {
        var seq = event.caseSeq();
        return switch (basis.history()) {
            case "all" -> true;
            case "from-now" -> seq >= basis.caseSeq();
            case "listed" -> seq >= basis.caseSeq() || basis.events().contains(seq);
            case "decision" ->
                    seq == basis.caseSeq()
                            || basis.events().contains(seq)
                            || referralsOf(event.payload()).stream()
                                    .anyMatch(basis.referrals()::contains)
                            || event.actor().agency().value().equals(agency);
            default -> throw new IllegalArgumentException(basis.history());
        };
    }

    boolean hasTopic(String topic) {
        return isDerived || items.contains("topic:" + topic);
    }

    /** Whether this door both names the field and has its class. */
    boolean letsThrough(String kind, String field) {
        var item = kind + "." + field;
        var dataClass = SHEET.rows.get(kind).fields().get(field).dataClass();
        return classes.contains(dataClass)
                && (isDerived
                        ? Sheet.DERIVED.contains(dataClass) && SHEET.shareable.contains(item)
                        : items.contains(item));
    }

    /** The referrals that an event is one of. */
    static Set<String> referralsOf(Map<String, Object> says) {
        var referrals = new HashSet<String>();
        for (var field : List.of("referralId", "oldReferral", "newReferral")) {
            if (says.containsKey(field)) {
                referrals.add(text(says, field));
            }
        }
        return referrals;
    }
}
