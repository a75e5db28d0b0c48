package org.throughline.casefile.admission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.consenting.GiveConsent;
import org.throughline.casefile.contacting.RecordContact;
import org.throughline.casefile.contacting.RecordContactAttempt;
import org.throughline.casefile.correcting.RedactEvent;
import org.throughline.casefile.deciding.DecideSharing;
import org.throughline.casefile.delivering.RecordDelivery;
import org.throughline.casefile.easing.RecordImpactReduced;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;
import org.throughline.casefile.incidents.RecordIncident;
import org.throughline.casefile.intervening.CreateIntervention;
import org.throughline.casefile.measures.RecordSafetyMeasureInstalled;
import org.throughline.casefile.opening.OpenCase;
import org.throughline.casefile.resolving.RecordResolution;
import org.throughline.casefile.rights.erasing.DecideErasure;
import org.throughline.casefile.risk.AssessRisk;
import org.throughline.casefile.sending.RerouteReferral;
import org.throughline.casefile.sending.SendReferral;
import org.throughline.casefile.sending.ShareSet;
import org.throughline.casefile.values.Grant;

/** Conditions between the fields of one command; they need no case to be checked. */
public final class FieldRules {

    private final List<String> violations = new ArrayList<>();

    private FieldRules() {}

    /** The names of the fields that do not go together; empty when all is well. */
    public static List<String> violationsOf(CaseCommand command, Instant occurredAt) {
        var rules = new FieldRules();
        switch (command) {
            case OpenCase open -> rules.check(open);
            case RecordIncident incident ->
                    rules.wrong("to", incident.to() != null && incident.to().isBefore(occurredAt));
            case CreateIntervention created ->
                    rules.wrong(
                            "decisionRef",
                            !created.clientAgreed() && created.decisionRef() == null);
            case RecordImpactReduced reduced -> rules.check(reduced);
            case RecordResolution resolution ->
                    rules.wrong(
                            "clientViewWhy",
                            resolution.clientView().equals("unknown")
                                    && resolution.clientViewWhy() == null);
            case AssessRisk risk ->
                    rules.wrong(
                            "overrideReason",
                            risk.level() != risk.computed() && risk.overrideReason() == null);
            case RecordSafetyMeasureInstalled measure ->
                    rules.wrong(
                            "followUp", !measure.evidenceCaptured() && measure.followUp() == null);
            case RecordContactAttempt attempt ->
                    rules.together(
                            "overrideReason", attempt.overrideBy(), attempt.overrideReason());
            case RecordContact contact -> rules.check(contact);
            case GiveConsent consent -> rules.check(consent);
            case SendReferral send -> rules.wrong("shareSet", ShareSet.lacksRules(send.shareSet()));
            case RerouteReferral reroute ->
                    rules.wrong("shareSet", ShareSet.lacksRules(reroute.shareSet()));
            case DecideSharing decision -> rules.check(decision);
            case RecordDelivery delivery -> rules.check(delivery);
            case RedactEvent redaction -> rules.check(redaction);
            case DecideErasure decide ->
                    rules.wrong(
                            "ground",
                            !decide.outcome().equals("granted") && decide.ground().equals("none"));
            default -> {
                // The fields of every other command stand for themselves.
            }
        }
        return List.copyOf(rules.violations);
    }

    private void check(OpenCase open) {
        wrong("sourceAgency", open.sourceKind().equals("agency") && open.sourceAgency() == null);
        wrong("clientName", open.anonymous() && open.clientName() != null);
    }

    private void check(RecordImpactReduced reduced) {
        together("after", reduced.before(), reduced.after());
        together("scale", reduced.before(), reduced.scale());
        wrong("clientStatement", reduced.before() == null && reduced.clientStatement() == null);
    }

    private void check(RecordContact contact) {
        wrong("channelId", !contact.channel().equals("in-person") && contact.channelId() == null);
        together("overrideReason", contact.overrideBy(), contact.overrideReason());
    }

    private void check(GiveConsent consent) {
        var agencies = new HashSet<>(consent.grants().stream().map(Grant::agency).toList());
        var excluded = consent.excluded() == null ? Set.of() : Set.copyOf(consent.excluded());
        wrong("listed", consent.history() == History.LISTED && consent.listed() == null);
        wrong(
                "grants",
                agencies.size() != consent.grants().size()
                        || consent.grants().stream()
                                .anyMatch(grant -> !grant.classes().contains(DataClass.CODE)));
        wrong("excluded", agencies.stream().anyMatch(excluded::contains));
    }

    private void check(DecideSharing decision) {
        wrong("classes", !decision.classes().contains(DataClass.CODE));
        wrong("whyNotTold", !decision.clientTold() && decision.whyNotTold() == null);
    }

    private void check(RecordDelivery delivery) {
        wrong("receipt", delivery.isDelivered() && delivery.receipt() == null);
        wrong("reason", !delivery.isDelivered() && delivery.reason() == null);
        wrong("parked", !delivery.isDelivered() && delivery.parked() == null);
    }

    private void check(RedactEvent redaction) {
        var replaced =
                Optional.ofNullable(redaction.replacements()).orElse(List.of()).stream()
                        .map(Replacement::field)
                        .toList();
        wrong(
                "replacements",
                !redaction.fields().containsAll(replaced)
                        || Set.copyOf(replaced).size() != replaced.size());
    }

    private void wrong(String field, boolean isWrong) {
        if (isWrong) {
            violations.add(field);
        }
    }

    private void together(String field, @Nullable Object one, @Nullable Object other) {
        wrong(field, (one == null) != (other == null));
    }
}
