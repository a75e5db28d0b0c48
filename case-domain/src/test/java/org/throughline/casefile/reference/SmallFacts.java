package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Sheet.SHEET;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.events.CaseEvent;

/** The facts of which small worlds are made. */
final class SmallFacts {
    private SmallFacts() {}

    static CaseEvent consent(
            String id, String agency, String history, Set<String> classes, int days) {
        var grant =
                Map.of(
                        "agency",
                        agency,
                        "purposes",
                        List.of("report", "forum"),
                        "classes",
                        List.copyOf(classes));
        return Facts.of(
                "ConsentGiven",
                "consentId",
                id,
                "grants",
                List.of(grant),
                "history",
                history,
                "expiresOn",
                Histories.MONDAY.plusDays(days).toString(),
                "listed",
                history.equals("listed") ? List.of(2) : null,
                "excluded",
                null);
    }

    static CaseEvent sent(String id, String agency, String basis, List<String> items) {
        return Facts.of(
                "ReferralSent",
                "referralId",
                id,
                "agency",
                agency,
                "basisRef",
                basis,
                "purpose",
                "report",
                "shareSet",
                items);
    }

    static CaseEvent outcome(String agrees) {
        return Facts.of("ReferralOutcomeConfirmed", "referralId", "r-a", "agrees", agrees);
    }

    static Map<String, Object> mentions(String kind, String agency) {
        var given = new HashMap<String, Object>();
        for (var field : SHEET.rows.get(kind).fields().keySet()) {
            switch (field) {
                case "agencies", "doneBy", "withAgencies" ->
                        given.put(field, List.of(agency, "BB"));
                case "tenantOf", "agency" -> given.put(field, agency);
                default -> {}
            }
        }
        return given;
    }

    static List<String> everything() {
        var all = new ArrayList<>(SHEET.shareable);
        all.addAll(List.of("topic:incident", "topic:plan"));
        return all;
    }
}
