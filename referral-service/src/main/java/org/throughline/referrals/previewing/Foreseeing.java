package org.throughline.referrals.previewing;

import java.util.List;
import org.throughline.casefile.Asked;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decision;
import org.throughline.casefile.Submission;
import org.throughline.casefile.admission.CommandTerms;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sending.preview.Preview;
import org.throughline.referrals.Answer;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.known.KnownCase;

/** Asks a case what it would answer to a sending, outside of any unit of work. */
public final class Foreseeing {
    private static final String PREVIEW_SEQ = "previewSeq";

    private Foreseeing() {}

    /** Whether something leaves by this command, so that it says what preview it was sent after. */
    public static boolean isSending(CommandSpec command) {
        return command.fields().stream().anyMatch(field -> field.name().equals(PREVIEW_SEQ));
    }

    /** The checks of the command in their order, but for whether it was handed in before. */
    public static <C extends CaseCommand, S> Foreseen of(
            Decider<C, S> decider,
            Submission<? extends CaseCommand> submission,
            CommandTerms terms,
            Register register,
            KnownCase seen) {
        var hindrance =
                seen.admission()
                        .knownAndPermitted(submission, register, terms)
                        .or(() -> seen.admission().timely(submission, terms));
        if (hindrance.isPresent()) {
            return refused(hindrance.get());
        }
        @SuppressWarnings("unchecked") // the desk looks a decider up by the command's own name
        var own = (Submission<C>) submission;
        var asked = new Asked<>(own, seen.admission().version(), register);
        return switch (decider.decide().apply(decider.memoryOf(seen.history()), asked)) {
            case Decision.Refused refused -> refused(refused);
            case Decision.Recorded(var events) ->
                    new Foreseen.Shown(
                            submission.caseId(),
                            seen.history(),
                            Preview.of(seen.history(), events.getFirst(), asked));
        };
    }

    private static Foreseen refused(Decision.Refused refused) {
        return new Foreseen.Refused(
                new Answer.Refused(refused.reason(), List.of(), refused.details()));
    }
}
