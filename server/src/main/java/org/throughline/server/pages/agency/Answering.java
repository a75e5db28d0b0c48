package org.throughline.server.pages.agency;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.agencies.answers.AnswerBox;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.pages.form.TypedForm;
import org.throughline.server.wiring.ServedAgencies;

/**
 * Makes the form of an answer, and sends what was typed the agency's own way, whoever it is that
 * answers for the agency.
 */
@Component
@OnNode(NodeRole.GATEWAY)
public class Answering {
    private final AnswerBox box;
    private final ServedAgencies registers;
    private final Clock clock;

    Answering(AnswerBox box, ServedAgencies registers, Clock clock) {
        this.box = box;
        this.registers = registers;
        this.clock = clock;
    }

    /**
     * An answer that somebody gives.
     *
     * @param by who answers
     * @param typed what was typed
     */
    public record Given(CaseId caseId, String command, Actor by, Map<String, String[]> typed) {}

    /** Keeps the answer to be sent, unless something in it is not as it should be. */
    public List<Violation> send(Given given) {
        var spec = spec(given.command());
        List<FieldSpec> fields = new ArrayList<>(Contract.standard().commonFields());
        fields.addAll(spec.fields());
        var data = new TypedForm(Contract.standard(), given.typed()).read(fields);
        var violations =
                ShapeCheck.ofCommand(
                        Contract.standard(), spec, data, given.by().role(), registers.register());
        if (violations.isEmpty()) {
            box.put(
                    given.by().agency(),
                    given.by().person(),
                    given.command(),
                    given.caseId(),
                    data.path("messageId").asString(),
                    data.toString());
        }
        return violations;
    }

    /**
     * The form.
     *
     * @param base path of the page that it belongs to
     * @param unseen fields that are not asked for
     */
    public CommandForm form(
            Given given, List<Violation> violations, String base, Set<String> unseen) {
        var maker =
                new FormMaker(
                        spec(given.command()),
                        registers.register(),
                        List.of(),
                        given.by(),
                        given.typed(),
                        violations);
        return new CommandForm(
                given.command(),
                Wording.words(given.command()),
                base + "/answer/" + given.command(),
                base,
                maker.fields().stream().filter(field -> !unseen.contains(field.path())).toList(),
                maker.when(clock.instant()),
                maker.hidden(given.caseId().value(), 0),
                violations.isEmpty() ? null : RefusalWords.of(Refusal.VALIDATION),
                List.of(),
                maker.problems(),
                null,
                null,
                null);
    }

    private static CommandSpec spec(String command) {
        return Contract.standard().command(command).orElseThrow();
    }
}
