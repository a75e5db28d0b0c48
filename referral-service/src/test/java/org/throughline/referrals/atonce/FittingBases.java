package org.throughline.referrals.atonce;

import static org.throughline.referrals.atonce.RandomValues.JSON;

import java.util.List;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.sharing.EventTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes consents, decisions and sendings fit to each other. */
final class FittingBases {
    private static final EventTable TABLE = EventTable.standard();
    private static final Map<String, String> SERVICES =
            Map.of(
                    "BP", "report-support",
                    "TB", "safety-measures",
                    "BC", "asb-casework",
                    "LC", "counselling",
                    "WW", "counselling",
                    "NL", "legal-advice");

    private final RandomValues values;

    FittingBases(RandomValues values) {
        this.values = values;
    }

    private List<String> classes() {
        return List.of("IDENT", "CONTACT", "PLACE", "SPECIAL", "OFFENCE", "NARR").stream()
                .filter(_ -> values.chance(70))
                .toList();
    }

    private static ArrayNode array(String first, List<String> more) {
        var array = JSON.arrayNode().add(first);
        more.stream().filter(one -> !one.equals(first)).forEach(array::add);
        return array;
    }

    private List<String> purposes() {
        return List.of("report", "safety", "housing", "support", "forum", "harm").stream()
                .filter(_ -> values.chance(50))
                .toList();
    }

    void consent(ObjectNode body) {
        var grants = JSON.arrayNode();
        for (var agency : RandomValues.AGENCIES) {
            if (values.chance(50)) {
                var grant = JSON.objectNode().put("agency", agency);
                grant.set("purposes", array("support", purposes()));
                grant.set("classes", array("CODE", classes()));
                grants.add(grant);
            }
        }
        body.set("grants", grants);
        body.remove(List.of("excluded", "listed"));
        body.put("consentId", values.fresh("consent"));
        body.put("expiresOn", values.day(values.chance(80) ? 200 : values.number(20)));
        if (body.path("history").asString().equals("listed")) {
            body.set("listed", JSON.arrayNode().add(1));
        }
    }

    void withdrawal(ObjectNode body, List<RecordedEvent> history) {
        body.remove("rebase");
        var given = of(history, "ConsentGiven");
        if (!given.isEmpty()) {
            var consent = values.one(given).payload();
            var grant = values.one((List<?>) consent.get("grants"));
            body.put("consentId", (String) consent.get("consentId"));
            body.set("agencies", JSON.arrayNode().add((String) ((Map<?, ?>) grant).get("agency")));
        }
    }

    void decision(ObjectNode body, int version) {
        body.set("classes", array("CODE", classes()));
        body.set("purposes", array("harm", purposes()));
        body.put("decisionId", values.fresh("decision"));
        body.put("requestedBy", "CW-1").put("whyNotTold", "It would warn the other side.");
        var scope = JSON.objectNode();
        scope.set("events", JSON.arrayNode().add(1 + values.number(Math.max(1, version))));
        scope.set("referrals", JSON.arrayNode().add(values.fresh("referralId")));
        body.set("scope", scope);
    }

    void sending(ObjectNode body, String id, String agency, List<RecordedEvent> history) {
        body.remove("needId");
        body.put("previewSeq", Math.max(1, history.size()));
        body.put(id, values.fresh("referralId"));
        var decisions = of(history, "SharingDecided");
        var consents = of(history, "ConsentGiven");
        if (!decisions.isEmpty() && values.chance(25)) {
            var decision = values.one(decisions).payload();
            var scope = (Map<?, ?>) decision.get("scope");
            body.put(id, (String) values.one((List<?>) scope.get("referrals")));
            under(body, agency, decision, (String) decision.get("decisionId"));
        } else if (!consents.isEmpty()) {
            var consent = values.one(consents).payload();
            var grant = (Map<?, ?>) values.one((List<?>) consent.get("grants"));
            under(body, agency, grant, (String) consent.get("consentId"));
        }
    }

    private void under(ObjectNode body, String agency, Map<?, ?> granted, String basis) {
        var code = (String) granted.get("agency");
        body.put(agency, code).put("basisRef", basis).put("service", SERVICES.get(code));
        body.put("purpose", (String) values.one((List<?>) granted.get("purposes")));
        var items = JSON.arrayNode().add("topic:plan");
        if (values.chance(60)) {
            items.add("topic:incident");
        }
        for (var item : TABLE.shareableItems()) {
            var isAllowed =
                    TABLE.classOf(item)
                            .map(DataClass::name)
                            .filter(((List<?>) granted.get("classes"))::contains)
                            .isPresent();
            var needsRules =
                    item.equals("ClientDetailsRecorded.channels")
                            || item.equals("ClientDetailsRecorded.address");
            if (!needsRules && !item.startsWith("topic:") && isAllowed && values.chance(30)) {
                items.add(item);
            }
        }
        body.set("shareSet", items);
    }

    void more(ObjectNode body, List<RecordedEvent> history) {
        body.put("previewSeq", Math.max(1, history.size()));
        body.set("shareSet", JSON.arrayNode().add("topic:incident"));
        var sent = of(history, "ReferralSent");
        if (!sent.isEmpty()) {
            var referral = values.one(sent).payload();
            body.put("referralId", (String) referral.get("referralId"));
            body.put("basisRef", (String) referral.get("basisRef"));
        }
    }

    private static List<RecordedEvent> of(List<RecordedEvent> history, String type) {
        return history.stream().filter(event -> event.type().equals(type)).toList();
    }
}
