package org.throughline.casefile.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.Brackenford.TUESDAY;
import static org.throughline.casefile.ReferralFacts.FIRST;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.correcting.RedactEvent;
import org.throughline.casefile.deciding.DecideSharing;
import org.throughline.casefile.delivering.RecordDelivery;
import org.throughline.casefile.events.BasisEvent.SharingDecided.Scope;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;

/** Sharing decisions, deliveries and redactions. */
class SecondPersonFieldRulesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void fields_of_one_command_go_together(
            String rule, CaseCommand command, List<String> violations) {
        assertThat(FieldRules.violationsOf(command, TUESDAY)).as(rule).isEqualTo(violations);
    }

    static List<Arguments> commands() {
        var masked = new Replacement("account", "Somebody saw it.");
        return List.of(
                row("who is not told knows why", decide(false, null, DataClass.CODE), "whyNotTold"),
                row("that reason is enough", decide(false, "Too dangerous", DataClass.CODE)),
                row("who is told needs no reason", decide(true, null, DataClass.CODE)),
                row("coded facts are always shared", decide(true, null, DataClass.NARR), "classes"),
                row("what arrived has a receipt", delivery("delivered", null, null), "receipt"),
                row("a receipt will do", delivery("delivered", "rcpt-1", null)),
                row(
                        "what failed has a reason and an end",
                        delivery("failed", null, null),
                        "reason",
                        "parked"),
                row("a reason will do", delivery("failed", null, "rejected")),
                row("no other words are needed", redact(null)),
                row("other words stand for a masked field", redact(List.of(masked))),
                row(
                        "other words stand for nothing else",
                        redact(List.of(new Replacement("place", "Somewhere"))),
                        "replacements"),
                row(
                        "a field has one text in its place",
                        redact(List.of(masked, new Replacement("account", "No words."))),
                        "replacements"));
    }

    private static Arguments row(String rule, CaseCommand command, String... violations) {
        return Arguments.of(rule, command, List.of(violations));
    }

    private static DecideSharing decide(boolean told, @Nullable String why, DataClass only) {
        return new DecideSharing(
                "d1",
                POLICE,
                List.of(Purpose.HARM),
                List.of(only),
                "serious-harm",
                "unlawful-acts",
                "A threat",
                "Only this",
                told,
                why,
                RUTH.person(),
                new Scope(List.of(1), List.of(FIRST)));
    }

    private static RecordDelivery delivery(
            String outcome, @Nullable String receipt, @Nullable String reason) {
        var parked = reason == null ? null : Boolean.TRUE;
        return new RecordDelivery(FIRST, outcome, "webhook", 1, receipt, reason, parked);
    }

    private static RedactEvent redact(@Nullable List<Replacement> replacements) {
        return new RedactEvent(
                1,
                List.of("account"),
                replacements,
                "third-party",
                "Asked for",
                "data-lead",
                HANNAH.person());
    }
}
