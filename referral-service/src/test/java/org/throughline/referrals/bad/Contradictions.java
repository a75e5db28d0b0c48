package org.throughline.referrals.bad;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.node.ObjectNode;

/** Bodies whose fields are right one by one, and against a rule of the contract together. */
public final class Contradictions {

    /** A body and the command that it is for. */
    public record Body(String command, ObjectNode data) {}

    /** The command, what is laid over its smallest good body, and which fields are taken out. */
    private static final List<List<String>> RULES =
            List.of(
                    List.of("OpenCase", "{'sourceKind':'agency'}"),
                    List.of("OpenCase", "{'anonymous':true,'clientName':'Rosa'}"),
                    List.of("RecordIncident", "{'to':'2025-04-17T07:59:59Z'}"),
                    List.of("CreateIntervention", "{'clientAgreed':false}"),
                    List.of("RecordImpactReduced", "{}", "clientStatement"),
                    List.of("RecordImpactReduced", "{'before':2}"),
                    List.of("RecordImpactReduced", "{'after':2}"),
                    List.of("RecordImpactReduced", "{'scale':'safety'}"),
                    List.of("RecordImpactReduced", "{'before':2,'after':3}"),
                    List.of("RecordImpactReduced", "{'scale':'safety','after':3}"),
                    List.of("RecordResolution", "{'clientView':'unknown'}"),
                    List.of("AssessRisk", "{'computed':'high','level':'medium'}"),
                    List.of("RecordContactAttempt", "{'overrideBy':'SV-1'}"),
                    List.of("RecordContactAttempt", "{'overrideReason':'urgent'}"),
                    List.of("RecordContact", "{'channel':'mobile'}"),
                    List.of("RecordContact", "{'overrideBy':'SV-1'}"),
                    List.of("RecordContact", "{'overrideReason':'urgent'}"),
                    List.of("GiveConsent", "{'history':'listed'}"),
                    List.of(
                            "GiveConsent",
                            "{'grants':[{'agency':'BP','purposes':['report'],'classes':['NARR']}]}"),
                    List.of(
                            "GiveConsent",
                            "{'grants':[{'agency':'BP','purposes':['report'],'classes':['CODE']},"
                                    + "{'agency':'BP','purposes':['harm'],'classes':['CODE']}]}"),
                    List.of("GiveConsent", "{'excluded':['BP']}"),
                    List.of("GiveConsent", "{'consentId':'bf0102-c1'}"),
                    List.of("DecideSharing", "{'clientTold':false}"),
                    List.of("DecideSharing", "{'classes':['NARR']}"),
                    List.of("SendReferral", "{'shareSet':['ClientDetailsRecorded.channels']}"),
                    List.of("SendReferral", "{'shareSet':['ClientDetailsRecorded.address']}"),
                    List.of("RerouteReferral", "{'shareSet':['ClientDetailsRecorded.channels']}"),
                    List.of("RerouteReferral", "{'shareSet':['ClientDetailsRecorded.address']}"),
                    List.of("SendReferral", "{'agency':'TB'}"),
                    List.of("DraftReferral", "{'agency':'TB'}"),
                    List.of("RerouteReferral", "{'newAgency':'TB'}"),
                    List.of("RecordDelivery", "{'outcome':'delivered'}", "receipt"),
                    List.of("RecordDelivery", "{'outcome':'failed','parked':true}"),
                    List.of("RecordDelivery", "{'outcome':'failed','reason':'rejected'}"),
                    List.of("RecordSafetyMeasureInstalled", "{'evidenceCaptured':false}"),
                    List.of("RedactEvent", "{'replacements':[{'field':'place','text':'x'}]}"),
                    List.of("DecideErasure", "{'outcome':'refused','ground':'none'}"),
                    List.of("DecideErasure", "{'outcome':'part','ground':'none'}"),
                    List.of("DeclineReferral", "{'refusedBy':'agency'}"),
                    List.of("DeclineReferral", "{'reasonCode':'not-eligible'}"),
                    List.of("ReopenCase", "{}"),
                    List.of(
                            "CorrectEvent",
                            "{'target':2,'changes':[{'field':'placeKind','value':'nowhere'}]}"),
                    List.of(
                            "CorrectEvent",
                            "{'target':2,'changes':[{'field':'kinds','value':'verbal'}]}"),
                    List.of(
                            "CorrectEvent",
                            "{'target':2,'changes':[{'field':'precision','value':'roughly'}]}"),
                    List.of(
                            "CorrectEvent",
                            "{'target':2,'changes':[{'field':'occurredAt','value':'yesterday'}]}"));

    private Contradictions() {}

    /** All of them. */
    public static List<Body> of(GoodBodies good, String caseId) {
        var bodies = new ArrayList<Body>();
        for (var rule : RULES) {
            var command = Contract.standard().command(rule.getFirst()).orElseThrow();
            var body = good.smallest(command, caseId);
            DomainJson.read(rule.get(1).replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                    .properties()
                    .forEach(field -> body.set(field.getKey(), field.getValue()));
            rule.stream().skip(2).forEach(field -> body.remove(field));
            bodies.add(new Body(rule.getFirst(), body));
        }
        return bodies;
    }
}
