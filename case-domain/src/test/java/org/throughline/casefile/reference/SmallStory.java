package org.throughline.casefile.reference;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.reference.Town.Pact;

/** The case of a small world: agency AA is looked at, and BB sees the whole case by consent. */
final class SmallStory {
    /** Kinds that leave a referral where it may go on. */
    private static final List<String> REFERRAL_STEPS =
            Facts.KINDS.keySet().stream().filter(SmallStory::isReferralStep).sorted().toList();

    private final String kind;
    private final String doors;
    private final String basis;
    private final String end;
    private final List<String> shareSet;
    private final Set<String> classes;
    final World world;

    SmallStory(
            String kind,
            String doors,
            String basis,
            String end,
            List<String> shareSet,
            Set<String> classes) {
        this.kind = kind;
        this.doors = doors;
        this.basis = basis;
        this.end = end;
        this.shareSet = shareSet;
        this.classes = classes;
        this.world = new World(town());
        tell();
    }

    private static boolean isReferralStep(String kind) {
        return kind.startsWith("Referral")
                && !kind.matches(
                        "Referral(Sent|Rerouted|Drafted|Discarded|InfoSupplied|Declined|Withdrawn"
                                + "|OutcomeConfirmed|Closed|Expired)");
    }

    private Town town() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("AA", kind);
        kinds.put("BB", "housing");
        var all = Set.copyOf(Histories.CLASSES);
        var began = Histories.MONDAY.minusYears(1);
        var ends = Histories.MONDAY.plusDays(end.equals("agreement over") ? 3 : 300);
        var pacts =
                List.of(
                        new Pact("AA", began, ends, all),
                        new Pact("BB", began, began.plusYears(2), all));
        return new Town(kinds, pacts, Set.of(LocalDate.parse("2025-04-18")));
    }

    /** What sets this world apart, to be read. */
    @Override
    public String toString() {
        return "%s, doors %s, basis %s, end %s, shares %d, classes %s"
                .formatted(kind, doors, basis, end, shareSet.size(), classes);
    }

    private void tell() {
        world.commit(Facts.of("CaseOpened", "sourceAgency", doors.contains("I") ? "AA" : "BB"));
        world.commit(Facts.of("IncidentRecorded"), Facts.of("ClientDetailsRecorded"));
        world.commit(SmallFacts.consent("c-b", "BB", "all", Set.copyOf(Histories.CLASSES), 300));
        giveBasis();
        var listed = doors.contains("F") ? List.of("AA", "BB") : List.of("BB");
        world.commit(Facts.of("CaseListedForForum", "agencies", listed));
        world.commit(SmallFacts.sent("r-b", "BB", "c-b", SmallFacts.everything()));
        if (doors.contains("R")) {
            world.commit(SmallFacts.sent("r-a", "AA", "basis-a", shareSet));
        }
        everyKind();
        end();
        world.commit(Facts.of("HelpOffered"), Facts.of("IncidentRecorded"));
        amend();
    }

    private void giveBasis() {
        switch (basis) {
            case "none" -> {}
            case "expired" -> world.commit(SmallFacts.consent("basis-a", "AA", "all", classes, -1));
            case "decision" -> decide();
            default -> {
                var days = end.equals("consent over") ? 2 : 300;
                world.commit(SmallFacts.consent("basis-a", "AA", basis, classes, days));
            }
        }
    }

    private void decide() {
        if (Facts.KINDS.containsKey("SharingDecided")) {
            world.commit(
                    Facts.of(
                            "SharingDecided",
                            "decisionId",
                            "basis-a",
                            "agency",
                            "AA",
                            "purposes",
                            List.of("harm", "forum"),
                            "classes",
                            List.copyOf(classes),
                            "scope",
                            Map.of("events", List.of(2, 3), "referrals", List.of("r-a"))));
        }
    }

    /** In one commit by the project, and what an agency may write by the agency. */
    private void everyKind() {
        for (var free : Histories.FREE_KINDS) {
            world.add(Facts.of(free, SmallFacts.mentions(free, "AA")));
        }
        for (var step : REFERRAL_STEPS) {
            world.add(Facts.of(step, "referralId", "r-b"));
            if (doors.contains("R")) {
                world.add(Facts.of(step, "referralId", "r-a"));
            }
        }
        world.add(Facts.of("ReferralDrafted", "referralId", "r-draft", "agency", "AA"));
        world.add(Facts.of("ReferralDiscarded", "referralId", "r-draft"));
        var given = Map.<String, Object>of("referralId", "r-b", "basisRef", "c-b");
        world.add(Facts.of("ReferralInfoSupplied", with(given, "shareSet", List.of())));
        world.done();
        for (var agency : List.of("AA", "BB")) {
            world.by(agency).add(Facts.of("AgencyActionReported", "agency", agency));
            for (var kind :
                    List.of("EvidenceLogged", "ResolutionProposed", "SafetyMeasureInstalled")) {
                if (Facts.KINDS.containsKey(kind)) {
                    world.add(Facts.of(kind, Map.of()));
                }
            }
            world.done();
        }
    }

    private static Map<String, Object> with(Map<String, Object> given, String name, Object value) {
        var more = new HashMap<>(given);
        more.put(name, value);
        return more;
    }

    private void end() {
        var isReferred = doors.contains("R");
        switch (end) {
            case "none" -> {}
            case "outcome" -> {
                if (isReferred) {
                    world.commit(SmallFacts.outcome("no"));
                    world.commit(SmallFacts.outcome("yes"));
                }
            }
            case "rerouted" -> reroute(isReferred);
            case "in error" -> {
                if (isReferred && Facts.KINDS.containsKey("EventEnteredInError")) {
                    var seq = seqOf("ReferralSent");
                    world.commit(Facts.of("EventEnteredInError", "target", seq));
                }
            }
            case "withdrawn" -> withdraw(isReferred);
            case "closed" -> world.commit(Facts.of("CaseClosed"));
            case "closed long ago" -> closed(20);
            case "closed ten days ago" -> closed(14);
            case "reopened" -> {
                closed(20);
                world.commit(Facts.of("CaseReopened"));
            }
            case "consent over", "agreement over" -> world.later(4, ChronoUnit.DAYS);
            default -> {
                if (isReferred) {
                    world.commit(Facts.of(end, "referralId", "r-a"));
                }
            }
        }
    }

    /** Ten working days are fourteen days here: one minute sooner the gate is still open. */
    private void closed(int days) {
        world.commit(Facts.of("CaseClosed")).later(days * 1440L - 2, ChronoUnit.MINUTES);
        world.commit(Facts.of("HelpOffered"));
    }

    private void reroute(boolean isReferred) {
        world.commit(
                Facts.of(
                        "ReferralRerouted",
                        "oldReferral",
                        isReferred ? "r-a" : "r-b",
                        "newReferral",
                        "r-new",
                        "newAgency",
                        isReferred ? "BB" : "AA",
                        "basisRef",
                        isReferred ? "c-b" : "basis-a",
                        "purpose",
                        "report",
                        "shareSet",
                        shareSet));
    }

    private void withdraw(boolean isReferred) {
        if (!basis.equals("decision") && !basis.equals("none")) {
            world.add(
                    Facts.of(
                            "ConsentWithdrawn",
                            "consentId",
                            "basis-a",
                            "agencies",
                            List.of("AA"),
                            "rebase",
                            null));
            if (isReferred) {
                world.add(Facts.of("ReferralWithdrawn", "referralId", "r-a"));
            }
            world.done();
        }
    }

    private int seqOf(String kind) {
        return world.history.stream()
                .filter(it -> it.type().equals(kind))
                .reduce((_, last) -> last)
                .orElseThrow()
                .caseSeq();
    }

    /** One of each notice, after the end: gate open or not. */
    private void amend() {
        var changes = List.of(Map.of("field", "placeKind", "value", "street"));
        world.commit(Facts.of("EventCorrected", "target", 2, "changes", changes));
        if (Facts.KINDS.containsKey("EventRedacted")) {
            var texts = List.of(Map.of("field", "place", "text", "a passer-by 1"));
            var fields = List.of("place", "account");
            world.commit(
                    Facts.of(
                            "EventRedacted", "target", 2, "fields", fields, "replacements", texts));
            world.commit(Facts.of("EventEnteredInError", "target", 3));
        }
    }
}
