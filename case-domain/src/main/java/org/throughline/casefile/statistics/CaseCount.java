package org.throughline.casefile.statistics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;

/** What counts of one case, as it was known by a moment. */
final class CaseCount {
    private final List<AsKnown> events;
    private final Register register;
    private final List<Counted> counted = new ArrayList<>();
    private final Map<String, AsKnown> sendings = new HashMap<>();

    private CaseCount(List<AsKnown> events, Register register) {
        this.events = events;
        this.register = register;
    }

    static List<Counted> of(
            List<RecordedEvent> history, StatisticsRequest request, Register register) {
        var count = new CaseCount(AsKnown.of(history, request.asOf()), register);
        count.events.forEach(count::add);
        return count.counted.stream()
                .filter(one -> !one.day().isBefore(request.from()))
                .filter(one -> !one.day().isAfter(request.to()))
                .toList();
    }

    private void add(AsKnown event) {
        switch (event.type()) {
            case "CaseOpened" -> count(Measure.CASES, event, Map.of());
            case "IncidentRecorded" -> count(Measure.INCIDENTS, event, incident(event));
            case "HelpOffered" -> task("help", event);
            case "InterventionCreated" -> task("intervention", event);
            case "ImpactReduced" -> task("impact", event);
            case "ResolutionAchieved" -> task("resolution", event);
            case "NeedIdentified" ->
                    count(
                            Measure.NEEDS,
                            event,
                            Map.of(Breakdown.NEED, List.of(event.text("category"))));
            case "ServiceGapRecorded" ->
                    count(
                            Measure.GAPS,
                            event,
                            Map.of(Breakdown.NEED, List.of(event.text("needCategory"))));
            case "ReferralSent" -> sent(event, "referralId", "agency");
            case "ReferralRerouted" -> sent(event, "newReferral", "newAgency");
            case "ReferralCompleted" -> completed(event);
            default -> {
                // Other facts are not counted.
            }
        }
    }

    private void task(String task, AsKnown event) {
        count(Measure.TASKS, event, Map.of(Breakdown.TASK, List.of(task)));
    }

    private static Map<Breakdown, List<String>> incident(AsKnown event) {
        var motivations = event.texts("motivations");
        return Map.of(
                Breakdown.INCIDENT_KIND,
                event.texts("kinds"),
                Breakdown.MOTIVATION,
                motivations.isEmpty() ? List.of(Breakdown.NOT_STATED) : motivations);
    }

    private void sent(AsKnown event, String id, String agency) {
        sendings.put(event.text(id), event);
        count(Measure.REFERRALS, event, referral(event, agency));
    }

    private void completed(AsKnown event) {
        var codes = new HashMap<Breakdown, List<String>>();
        codes.put(Breakdown.OUTCOME, List.of(event.text("outcomeCode")));
        var sending = sendings.get(event.text("referralId"));
        if (sending != null) {
            var to = sending.type().equals("ReferralSent") ? "agency" : "newAgency";
            codes.putAll(referral(sending, to));
        }
        count(Measure.OUTCOMES, event, codes);
    }

    private Map<Breakdown, List<String>> referral(AsKnown event, String agency) {
        var kind =
                register.agency(new AgencyId(event.text(agency)))
                        .map(Agency::kind)
                        .map(Coded::code)
                        .orElse(Breakdown.NOT_STATED);
        return Map.of(
                Breakdown.NEED, List.of(event.text("needCategory")),
                Breakdown.AGENCY_KIND, List.of(kind));
    }

    private void count(Measure measure, AsKnown event, Map<Breakdown, List<String>> own) {
        var codes = new HashMap<>(own);
        var client = client();
        codes.put(
                Breakdown.ETHNICITY,
                List.of(client.getOrDefault("ethnicity", Breakdown.NOT_STATED)));
        codes.put(
                Breakdown.AGE_BAND,
                List.of(ageBand(client.getOrDefault("birthDate", ""), event.day())));
        counted.add(new Counted(measure, event.day(), codes));
    }

    /** What was last said of the client, as far as it counts. */
    private Map<String, String> client() {
        var known = new HashMap<String, String>();
        for (var event : events) {
            if (event.type().equals("ClientDetailsRecorded")) {
                for (var field : List.of("ethnicity", "birthDate")) {
                    // Of somebody who was erased it is not known any more.
                    if (!event.text(field).isEmpty() && !event.text(field).equals(Erased.MARK)) {
                        known.put(field, event.text(field));
                    }
                }
            }
        }
        return known;
    }

    private static String ageBand(String birthDate, LocalDate on) {
        try {
            int years = Period.between(LocalDate.parse(birthDate), on).getYears();
            return years < 0 ? Breakdown.NOT_STATED : band(years);
        } catch (DateTimeException unknown) {
            return Breakdown.NOT_STATED;
        }
    }

    private static String band(int years) {
        if (years < 16) {
            return years < 5 ? "0-4" : years < 11 ? "5-10" : "11-15";
        }
        if (years < 25) {
            return years < 18 ? "16-17" : "18-24";
        }
        return years < 60 ? "25-59" : "60-plus";
    }
}
