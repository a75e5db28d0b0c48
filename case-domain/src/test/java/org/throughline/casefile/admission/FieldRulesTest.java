package org.throughline.casefile.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.HOMES;
import static org.throughline.casefile.Brackenford.LANTERN;
import static org.throughline.casefile.Brackenford.MONDAY;
import static org.throughline.casefile.Brackenford.PROJECT;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.ReferralFacts.FIRST;
import static org.throughline.casefile.ReferralFacts.NEXT_YEAR;
import static org.throughline.casefile.ReferralFacts.SECOND;
import static org.throughline.casefile.ReferralFacts.grant;
import static org.throughline.casefile.TaskFacts.END_OF_MARCH;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.closing.ReopenCase;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.consenting.GiveConsent;
import org.throughline.casefile.contacting.RecordContact;
import org.throughline.casefile.contacting.RecordContactAttempt;
import org.throughline.casefile.easing.RecordImpactReduced;
import org.throughline.casefile.incidents.RecordIncident;
import org.throughline.casefile.intervening.CreateIntervention;
import org.throughline.casefile.measures.RecordSafetyMeasureInstalled;
import org.throughline.casefile.opening.OpenCase;
import org.throughline.casefile.resolving.RecordResolution;
import org.throughline.casefile.rights.erasing.DecideErasure;
import org.throughline.casefile.risk.AssessRisk;
import org.throughline.casefile.sending.RerouteReferral;
import org.throughline.casefile.sending.SendReferral;
import org.throughline.casefile.values.Grant;
import org.throughline.casefile.values.Link;

class FieldRulesTest {

    private static final Grant CODED = grant(HOMES, Purpose.HOUSING, DataClass.CODE);

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void fields_of_one_command_go_together(
            String rule, CaseCommand command, List<String> violations) {
        assertThat(FieldRules.violationsOf(command, TUESDAY)).as(rule).isEqualTo(violations);
    }

    static List<Arguments> commands() {
        return List.of(
                row("a case from an agency names it", open("agency", false, null), "sourceAgency"),
                row("an anonymous client has no name", open("self", true, "R"), "clientName"),
                row("a known client may have one", open("self", false, "R")),
                row("an incident does not end before it begins", incident(MONDAY), "to"),
                row("an incident may be over at once", incident(TUESDAY)),
                row("an intervention is agreed or decided", intervene(null), "decisionRef"),
                row("a decision will do", intervene("d1")),
                row("after needs before", eased(null, 3, null, "Calm"), "after"),
                row("before and after need a scale", eased(2, 3, null, null), "scale"),
                row("a scale needs numbers", eased(null, null, "safety", "Calm"), "scale"),
                row("words or numbers", eased(null, null, null, null), "clientStatement"),
                row("numbers will do", eased(2, 3, "safety", null)),
                row("words will do", eased(null, null, null, "Calm")),
                row("an unknown view has a reason", resolved(null), "clientViewWhy"),
                row("the reason is enough", resolved("Moved away")),
                row("another level than computed has a reason", risk(null), "overrideReason"),
                row("that reason is enough", risk("Threats")),
                row("missing photographs have a reason", fitted(null), "followUp"),
                row("with a reason they may be missing", fitted("Paint was dry")),
                row("who overrides says why", attempt(null), "overrideReason"),
                row("who says why may override", attempt("She asked")),
                row("a call needs a channel", contact("mobile", null), "channelId"),
                row("a visit does not", contact("in-person", null)),
                row("who overrides a call says why", overridden(), "overrideReason"),
                row("listed events are named", consent(History.LISTED, CODED), "listed"),
                row("an agency is granted once", consent(History.ALL, CODED, CODED), "grants"),
                row(
                        "every grant holds the coded facts",
                        consent(History.ALL, grant(HOMES, Purpose.HOUSING, DataClass.NARR)),
                        "grants"),
                row(
                        "nobody is granted and excluded",
                        consent(History.ALL, grant(LANTERN, Purpose.SUPPORT, DataClass.CODE)),
                        "excluded"),
                row("a channel goes with its rules", send("channels"), "shareSet"),
                row("so does an address", reroute("address"), "shareSet"),
                row("a name goes alone", send("name")),
                row("a refused erasure has a ground", erasure("refused", "none"), "ground"),
                row("so has one in part", erasure("part", "none"), "ground"),
                row("with a ground it may be refused", erasure("refused", "legal-claim")),
                row("a granted one needs none", erasure("granted", "none")),
                row("other commands have no such rules", new ReopenCase("He is back")));
    }

    private static DecideErasure erasure(String outcome, String ground) {
        return new DecideErasure("q1", "client", outcome, ground, "She asked");
    }

    private static Arguments row(String rule, CaseCommand command, String... violations) {
        return Arguments.of(rule, command, List.of(violations));
    }

    private static OpenCase open(String kind, boolean anonymous, @Nullable String name) {
        return new OpenCase("BF-1", PROJECT, kind, "mobile", null, anonymous, MONDAY, name);
    }

    private static RecordIncident incident(Instant to) {
        return new RecordIncident(
                "i1", to, "home", null, List.of(), List.of(), "victim", "", List.of(), List.of(),
                null, null);
    }

    private static CreateIntervention intervene(@Nullable String decisionRef) {
        return new CreateIntervention(
                "v1", List.of(), "Quiet", null, false, decisionRef, END_OF_MARCH);
    }

    private static RecordImpactReduced eased(
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable String scale,
            @Nullable String words) {
        return new RecordImpactReduced(
                "patrol", new Link("contact", "t1"), List.of(), scale, before, after, words);
    }

    private static RecordResolution resolved(@Nullable String why) {
        return new RecordResolution("rehoused", List.of(), "unknown", why, false, null);
    }

    private static AssessRisk risk(@Nullable String why) {
        return new AssessRisk(
                "t", "1", List.of(), RiskLevel.MEDIUM, RiskLevel.HIGH, why, END_OF_MARCH);
    }

    private static RecordSafetyMeasureInstalled fitted(@Nullable String followUp) {
        return new RecordSafetyMeasureInstalled(
                "m1", List.of(), MONDAY, HOMES, false, "Door", followUp);
    }

    private static RecordContactAttempt attempt(@Nullable String why) {
        return new RecordContactAttempt("ch", "mobile", "no-answer", false, HANNAH.person(), why);
    }

    private static RecordContact contact(String channel, @Nullable String channelId) {
        return new RecordContact("t1", channel, channelId, "out", 5, "Rang", null, null);
    }

    private static RecordContact overridden() {
        return new RecordContact("t1", "mobile", "ch", "out", 5, "Rang", HANNAH.person(), null);
    }

    private static GiveConsent consent(History history, Grant... grants) {
        return new GiveConsent(
                "c1", List.of(grants), List.of(LANTERN), "spoken", false, NEXT_YEAR, history, null);
    }

    private static SendReferral send(String item) {
        return new SendReferral(
                FIRST,
                HOMES,
                "safety-measures",
                null,
                "housing",
                Purpose.HOUSING,
                Urgency.HIGH,
                null,
                "Locks",
                List.of("ClientDetailsRecorded." + item),
                "c1",
                1);
    }

    private static RerouteReferral reroute(String item) {
        return new RerouteReferral(
                FIRST,
                SECOND,
                HOMES,
                "safety-measures",
                null,
                "housing",
                Purpose.HOUSING,
                Urgency.HIGH,
                "no-response",
                null,
                "Locks",
                List.of("ClientDetailsRecorded." + item),
                "c1",
                1);
    }
}
