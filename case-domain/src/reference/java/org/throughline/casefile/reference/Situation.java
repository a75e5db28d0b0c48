package org.throughline.casefile.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;

/** What a history says at a moment of bases, referrals, the life of the case and its notices. */
final class Situation {
    /** A consent or a sharing decision: what each agency it names may be told, and what of. */
    record Basis(
            String id,
            int caseSeq,
            boolean isDecision,
            Map<String, Permission> permissions,
            String history,
            Set<Integer> events,
            Set<String> referrals,
            LocalDate lastDay) {}

    record Permission(Set<String> purposes, Set<String> classes) {}

    /** A referral as it stands. */
    static final class Referral {
        final String agency;
        final String purpose;
        final Set<String> items = new HashSet<>();
        String basis;
        boolean isEnded;

        Referral(String agency, String purpose, String basis) {
            this.agency = agency;
            this.purpose = purpose;
            this.basis = basis;
        }
    }

    final Town town;
    final Instant now;
    final Map<String, Basis> bases = new LinkedHashMap<>();
    final Map<String, Referral> referrals = new LinkedHashMap<>();
    final Set<String> listed = new HashSet<>();
    final Set<Integer> inError = new HashSet<>();
    final Set<String> withdrawn = new HashSet<>();
    final Map<Integer, Map<String, Object>> corrected = new HashMap<>();
    final Map<Integer, Map<String, String>> masked = new HashMap<>();
    String introducedBy = "";
    private Instant closedAt;
    private final Map<Integer, RecordedEvent> events = new HashMap<>();

    Situation(Town town, List<RecordedEvent> history, Instant now) {
        this.town = town;
        this.now = now;
        history.forEach(this::fold);
    }

    private void fold(RecordedEvent event) {
        events.put(event.caseSeq(), event);
        var says = event.payload();
        switch (event.type()) {
            case "CaseOpened" -> introducedBy = text(says, "sourceAgency");
            case "CaseClosed" -> closedAt = event.recordedAt();
            case "CaseReopened" -> closedAt = null;
            case "ConsentGiven" -> consent(event.caseSeq(), says);
            case "SharingDecided" -> decision(event.caseSeq(), says);
            case "ConsentWithdrawn" -> withdrawn(says);
            case "CaseListedForForum" -> listed.addAll(texts(says, "agencies"));
            case "ReferralSent" -> sent(says, "referralId", "agency");
            case "ReferralRerouted" -> {
                end(text(says, "oldReferral"));
                sent(says, "newReferral", "newAgency");
            }
            case "ReferralInfoSupplied" -> supplied(says);
            case "ReferralDeclined", "ReferralWithdrawn", "ReferralClosed", "ReferralExpired" ->
                    end(text(says, "referralId"));
            case "ReferralOutcomeConfirmed" -> {
                if (text(says, "agrees").equals("yes")) {
                    end(text(says, "referralId"));
                }
            }
            case "EventCorrected" -> corrected((Integer) says.get("target"), says);
            case "EventRedacted" -> redacted((Integer) says.get("target"), says);
            case "EventEnteredInError" -> error((Integer) says.get("target"));
            default -> {}
        }
    }

    private void consent(int caseSeq, Map<String, Object> says) {
        var permissions = new HashMap<String, Permission>();
        for (var grant : maps(says, "grants")) {
            permissions.put(
                    text(grant, "agency"),
                    new Permission(texts(grant, "purposes"), texts(grant, "classes")));
        }
        var listedSeqs = new HashSet<Integer>();
        list(says, "listed").forEach(seq -> listedSeqs.add((Integer) seq));
        var id = text(says, "consentId");
        var lastDay = LocalDate.parse(text(says, "expiresOn"));
        var history = text(says, "history");
        bases.put(
                id,
                new Basis(id, caseSeq, false, permissions, history, listedSeqs, Set.of(), lastDay));
    }

    private void decision(int caseSeq, Map<String, Object> says) {
        var id = text(says, "decisionId");
        var permission = new Permission(texts(says, "purposes"), texts(says, "classes"));
        var scope = map(says.get("scope"));
        var scopeSeqs = new HashSet<Integer>();
        list(scope, "events").forEach(seq -> scopeSeqs.add((Integer) seq));
        bases.put(
                id,
                new Basis(
                        id,
                        caseSeq,
                        true,
                        Map.of(text(says, "agency"), permission),
                        "decision",
                        scopeSeqs,
                        texts(scope, "referrals"),
                        LocalDate.MAX));
    }

    private void withdrawn(Map<String, Object> says) {
        for (var agency : texts(says, "agencies")) {
            withdrawn.add(text(says, "consentId") + "/" + agency);
        }
        for (var rebase : maps(says, "rebase")) {
            referrals.get(text(rebase, "referralId")).basis = text(rebase, "basisRef");
        }
    }

    private void sent(Map<String, Object> says, String id, String agency) {
        var referral =
                new Referral(text(says, agency), text(says, "purpose"), text(says, "basisRef"));
        referral.items.addAll(texts(says, "shareSet"));
        referrals.put(text(says, id), referral);
    }

    private void supplied(Map<String, Object> says) {
        var referral = referrals.get(text(says, "referralId"));
        referral.items.addAll(texts(says, "shareSet"));
        referral.basis = text(says, "basisRef");
    }

    private void end(String referralId) {
        var referral = referrals.get(referralId);
        if (referral != null) {
            referral.isEnded = true;
        }
    }

    private void corrected(int target, Map<String, Object> says) {
        for (var change : maps(says, "changes")) {
            corrected
                    .computeIfAbsent(target, _ -> new LinkedHashMap<>())
                    .put(text(change, "field"), change.get("value"));
        }
    }

    private void redacted(int target, Map<String, Object> says) {
        for (var field : texts(says, "fields")) {
            masked.computeIfAbsent(target, _ -> new HashMap<>()).put(field, "[redacted]");
        }
        for (var replacement : maps(says, "replacements")) {
            masked.get(target).put(text(replacement, "field"), text(replacement, "text"));
        }
    }

    private void error(int target) {
        inError.add(target);
        var says = events.get(target).payload();
        switch (events.get(target).type()) {
            case "ReferralSent" -> end(text(says, "referralId"));
            case "ReferralRerouted" -> end(text(says, "newReferral"));
            default -> {}
        }
    }

    /** Not closed, or closed at most ten working days ago. */
    boolean isCaseAlive() {
        return closedAt == null || !now.isAfter(town.tenWorkingDaysAfter(closedAt));
    }

    boolean isLive(Basis basis, String agency) {
        if (!basis.permissions.containsKey(agency)) {
            return false;
        }
        if (basis.isDecision) {
            return isCaseAlive();
        }
        return !Town.day(now).isAfter(basis.lastDay)
                && !withdrawn.contains(basis.id + "/" + agency);
    }

    /** Whether the basis is a sharing decision of this case. */
    boolean isDecision(String basisRef) {
        var basis = bases.get(basisRef);
        return basis != null && basis.isDecision;
    }

    RecordedEvent event(int caseSeq) {
        return Objects.requireNonNull(events.get(caseSeq));
    }

    static String text(Map<String, Object> says, String field) {
        return (String) says.getOrDefault(field, "");
    }

    static List<?> list(Map<String, Object> says, String field) {
        return (List<?>) says.getOrDefault(field, List.of());
    }

    static Set<String> texts(Map<String, Object> says, String field) {
        var texts = new HashSet<String>();
        list(says, field).forEach(one -> texts.add((String) one));
        return texts;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Map<String, Object>> maps(Map<String, Object> says, String field) {
        var maps = new ArrayList<Map<String, Object>>();
        list(says, field).forEach(one -> maps.add(map(one)));
        return maps;
    }
}
