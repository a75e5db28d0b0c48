package org.throughline.referrals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.throughline.casefile.Asked;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.Submission;
import org.throughline.casefile.admission.Admission;
import org.throughline.casefile.admission.CommandTerms;
import org.throughline.casefile.admission.Deciders;
import org.throughline.casefile.admission.FieldRules;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;
import org.throughline.referrals.contract.ShapeCheck;

/** What a command is answered when nobody else is at work: on a history, without a log. */
final class Alone {
    private static final Contract CONTRACT = Contract.standard();
    private static final Map<String, Decider<?, ?>> DECIDERS =
            Deciders.all(new ContractFieldTypes(CONTRACT)).stream()
                    .collect(Collectors.toMap(Decider::name, Function.identity()));

    private final Register register;

    Alone(Register register) {
        this.register = register;
    }

    /** The decision on a case that has just this history. */
    Decision decide(Handed handed, List<RecordedEvent> history) {
        var spec = CONTRACT.command(handed.command()).orElseThrow();
        var role = handed.by().role();
        if (!ShapeCheck.ofCommand(CONTRACT, spec, handed.data(), role, register).isEmpty()) {
            return Decision.refused(Refusal.VALIDATION);
        }
        var decider = Objects.requireNonNull(DECIDERS.get(handed.command()), spec.name());
        var submission = Intake.submission(handed, spec, decider);
        if (!FieldRules.violationsOf(submission.command(), submission.occurredAt()).isEmpty()) {
            return Decision.refused(Refusal.VALIDATION);
        }
        var admission = Admission.NOTHING_YET;
        for (var event : history) {
            admission = admission.evolve(event);
        }
        var terms = new CommandTerms(spec.name(), spec.roles(), spec.allowedWhenClosed());
        var refused = admission.knownAndPermitted(submission, register, terms);
        if (refused.isEmpty()) {
            refused = admission.timely(submission, terms);
        }
        return refused.isPresent() ? refused.get() : decide(decider, submission, history);
    }

    private <C extends CaseCommand, S> Decision decide(
            Decider<C, S> decider,
            Submission<? extends CaseCommand> submission,
            List<RecordedEvent> history) {
        @SuppressWarnings("unchecked") // the submission holds the command of this decider
        var own = (Submission<C>) submission;
        return decider.decide()
                .apply(decider.memoryOf(history), new Asked<>(own, history.size(), register));
    }
}
