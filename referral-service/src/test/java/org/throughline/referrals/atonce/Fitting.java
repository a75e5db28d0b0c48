package org.throughline.referrals.atonce;

import static org.throughline.referrals.atonce.RandomValues.JSON;

import java.util.List;
import java.util.Map;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** Makes a random body fit together where a rule of the contract binds its fields. */
final class Fitting {
    private static final Map<String, List<String>> THEIR_CODES =
            Map.of(
                    "BP", List.of("INV-OPEN", "VISITED", "AWAIT"),
                    "TB", List.of("WO-RAISED", "WO-DONE"),
                    "BC", List.of("JOB OPEN", "JOB CLOSED"));

    private final RandomValues values;
    private final FittingBases bases;

    Fitting(RandomValues values) {
        this.values = values;
        this.bases = new FittingBases(values);
    }

    /** The agency that a referral named in the body went to; empty when there is none. */
    String addressee(ObjectNode body, List<RecordedEvent> history) {
        var referral = body.path("referralId").asString("");
        for (var event : history) {
            var says = event.payload();
            if (event.type().equals("ReferralSent") && referral.equals(says.get("referralId"))) {
                return (String) says.get("agency");
            }
            if (event.type().equals("ReferralRerouted")
                    && referral.equals(says.get("newReferral"))) {
                return (String) says.get("newAgency");
            }
        }
        return "";
    }

    void fit(String name, ObjectNode body, Actor by, List<RecordedEvent> history) {
        switch (name) {
            case "GiveConsent" -> bases.consent(body);
            case "WithdrawConsent" -> bases.withdrawal(body, history);
            case "DecideSharing" -> bases.decision(body, history.size());
            case "SendReferral" -> bases.sending(body, "referralId", "agency", history);
            case "RerouteReferral" -> bases.sending(body, "newReferral", "newAgency", history);
            case "SupplyReferralInfo" -> bases.more(body, history);
            case "ListCaseForForum" -> body.put("meetingId", "meeting-1");
            case "CorrectEvent" -> correction(body, history);
            case "RedactEvent" -> redaction(body, by, history);
            case "StartReferral", "RecordReferralProgress" -> {
                var codes = THEIR_CODES.getOrDefault(by.agency().value(), List.of());
                if (!codes.isEmpty() && values.chance(95)) {
                    body.put("agencyCode", values.one(codes));
                }
            }
            default -> plain(name, body, by);
        }
    }

    private void plain(String name, ObjectNode body, Actor by) {
        switch (name) {
            case "OpenCase" -> {
                body.put("anonymous", false);
                if (body.has("sourceAgency")
                        || body.path("sourceKind").asString().equals("agency")) {
                    body.put("sourceKind", "agency");
                    body.put("sourceAgency", values.one(RandomValues.AGENCIES));
                }
            }
            case "RecordIncident" -> body.remove("to");
            case "CreateIntervention" -> {
                body.put("clientAgreed", true);
                body.remove("decisionRef");
            }
            case "RecordImpactReduced" -> {
                body.remove(List.of("scale", "before", "after"));
                body.put("clientStatement", "It is quieter.");
                body.set(
                        "linkedTo",
                        JSON.objectNode()
                                .put("kind", "intervention")
                                .put("id", values.known("interventionId")));
            }
            case "RecordResolution" -> body.put("clientViewWhy", "As before.");
            case "AssessRisk" -> {
                body.set("level", body.get("computed"));
                body.remove("overrideReason");
            }
            case "RecordSafetyMeasureInstalled" -> {
                body.put("followUp", "Look again.");
                if (!by.agency().isProject()) {
                    body.put("installedBy", by.agency().value());
                }
            }
            case "RecordContact", "RecordContactAttempt" -> {
                body.remove(List.of("overrideBy", "overrideReason"));
                body.put("channelId", values.known("channelId"));
            }
            case "AcceptHandover" -> {
                body.put("to", by.person().value());
                body.set("unsafeChannelsSeen", JSON.arrayNode());
            }
            case "DeclineReferral" -> {
                var isByAgency = !by.agency().isProject() && values.chance(60);
                body.put("refusedBy", isByAgency ? "agency" : "client");
                body.put("reasonCode", isByAgency ? "no-capacity" : "client-refused");
            }
            case "RecordDelivery" -> {
                var isDelivered = values.chance(50);
                body.put("outcome", isDelivered ? "delivered" : "failed");
                body.remove(
                        isDelivered ? List.of("reason", "parked") : List.of("receipt", "unknown"));
                if (isDelivered) {
                    body.put("receipt", values.fresh("receipt"));
                } else {
                    body.put("reason", values.code("deliveryReason")).put("parked", true);
                }
            }
            case "ReportAgencyAction" -> {
                if (!by.agency().value().equals("BP")) {
                    body.remove("recordingDecision");
                }
            }
            case "CloseCase" -> body.put("meetingOffered", true);
            case "DecideErasure" -> {
                var isGranted = body.path("outcome").asString().equals("granted");
                body.put("ground", isGranted ? "none" : "hold");
            }
            default -> {}
        }
    }

    /** Some facts say no more than that they happened. */
    private static List<RecordedEvent> thatSay(List<RecordedEvent> history) {
        return history.stream().filter(it -> !it.payload().isEmpty()).toList();
    }

    private void correction(ObjectNode body, List<RecordedEvent> history) {
        if (thatSay(history).isEmpty()) {
            // Of a case that nobody has opened yet nothing fits.
            return;
        }
        var target = values.one(thatSay(history));
        var field = values.one(List.copyOf(target.payload().keySet()));
        var value = target.payload().get(field);
        var change = JSON.objectNode().put("field", field);
        if (values.chance(15)) {
            change.put("field", "occurredAt").put("value", values.lately().toString());
        } else if (value instanceof String text && text.contains(" ")) {
            change.put("value", text + " indeed");
        } else {
            change.set("value", DomainJson.mapper().valueToTree(value));
        }
        body.put("target", target.caseSeq());
        body.set("changes", JSON.arrayNode().add(change));
    }

    private void redaction(ObjectNode body, Actor by, List<RecordedEvent> history) {
        if (thatSay(history).isEmpty()) {
            return;
        }
        var target = values.one(thatSay(history));
        var fields = List.copyOf(target.payload().keySet());
        var texts =
                fields.stream()
                        .filter(it -> target.payload().get(it) instanceof String)
                        .filter(it -> ((String) target.payload().get(it)).contains(" "))
                        .toList();
        var field = values.one(texts.isEmpty() ? fields : texts);
        body.put("target", target.caseSeq());
        body.set("fields", JSON.arrayNode().add(field));
        body.remove("replacements");
        if (values.chance(50)) {
            var text = "a passer-by " + values.number(100);
            body.set(
                    "replacements",
                    JSON.arrayNode().add(JSON.objectNode().put("field", field).put("text", text)));
        }
        body.put("approver", by.person().value().equals("SV-1") ? "DP-1" : "SV-1");
    }
}
