package org.throughline.server.pages.form;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.pages.FreshIds;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Field.Choice;

/**
 * Makes the fields of a form from the contract, with what was typed before and what was wrong with
 * it.
 */
public final class FormMaker {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(Register.LONDON);

    private final Contract contract = Contract.standard();
    private final List<FieldSpec> own;
    private final Actor actor;
    private final TypedForm data;
    private final List<Violation> violations;
    private final FieldMaker maker;

    /**
     * @param history of the case, for ids that are known; empty when the reader holds none
     * @param typed what was typed; empty when the form is shown first
     */
    public FormMaker(
            CommandSpec command,
            Register register,
            List<RecordedEvent> history,
            Actor actor,
            Map<String, String[]> typed,
            List<Violation> violations) {
        this(
                command.name(),
                command.fields(),
                new FieldChoices(command, register, history, actor)::of,
                actor,
                typed,
                violations);
    }

    /**
     * For a command that is not about a case.
     *
     * @param own the fields that are asked for
     * @param choices what a field can be chosen from; empty where it is typed
     */
    public FormMaker(
            String command,
            List<FieldSpec> own,
            Function<FieldSpec, List<Choice>> choices,
            Actor actor,
            Map<String, String[]> typed,
            List<Violation> violations) {
        this.own = List.copyOf(own);
        this.actor = actor;
        this.data = new TypedForm(contract, typed);
        this.violations = violations;
        this.maker =
                new FieldMaker(command, typed, choices, violations, new NeededWhen(contract, own));
    }

    /** The command's own fields; those that the program fills are hidden. */
    public List<Field> fields() {
        return own.stream()
                .filter(field -> !field.name().equals("previewSeq"))
                .map(field -> maker.field(field.name(), field))
                .toList();
    }

    /**
     * Fields of what was recorded before, which stand in the form under a name of their own.
     *
     * @param prefix what the names begin with: {@code to.}
     */
    public List<Field> fields(String prefix, List<FieldSpec> specs) {
        return specs.stream()
                .map(spec -> maker.field(prefix + spec.name(), spec).offeringWhatItHolds())
                .toList();
    }

    /** When it happened, and how well that is known. */
    public List<Field> when(Instant now) {
        var wanted = List.of("occurredAt", "precision", "lateReason", "onBehalfOf");
        return contract.commonFields().stream()
                .filter(field -> wanted.contains(field.name()))
                .filter(field -> !field.name().equals("onBehalfOf") || !actor.role().isOfAgency())
                .map(field ->
                        switch (field.name()) {
                            case "occurredAt" ->
                                    withDefault(
                                            maker.field(field.name(), field), MOMENT.format(now));
                            case "precision" ->
                                    withDefault(maker.field(field.name(), field), "exact");
                            default -> maker.field(field.name(), field);
                        })
                .toList();
    }

    /**
     * The id that travels with the form unseen and makes it one command, however often it comes.
     */
    public Field commandId() {
        return Field.hidden("commandId", data.one("commandId").orElseGet(FreshIds::command));
    }

    /**
     * What travels with the form of a case unseen: ids that make it one command, and the version
     * that was seen.
     */
    public List<Field> hidden(String caseId, int version) {
        var hidden = new ArrayList<Field>();
        hidden.add(commandId());
        hidden.add(Field.hidden("caseId", caseId));
        if (actor.role().isOfAgency()) {
            hidden.add(
                    Field.hidden(
                            "messageId",
                            data.one("messageId").orElseGet(() -> FreshIds.with("msg-", 16))));
        } else if (version > 0) {
            hidden.add(
                    Field.hidden(
                            "expectedSeq",
                            data.one("expectedSeq").orElse(Integer.toString(version))));
        }
        if (own.stream().anyMatch(field -> field.name().equals("previewSeq"))) {
            hidden.add(
                    Field.hidden(
                            "previewSeq",
                            data.one("previewSeq").orElse(Integer.toString(version))));
        }
        return hidden;
    }

    /** The lines of the error summary. */
    public List<CommandForm.Problem> problems() {
        return violations.stream()
                .map(one ->
                        new CommandForm.Problem(
                                one.field().replaceAll("[^A-Za-z0-9]", "-"),
                                Wording.label(one.field().replaceAll(".*\\.|\\[\\d+]", ""))
                                        + " "
                                        + one.message()))
                .toList();
    }

    private static Field withDefault(Field field, String value) {
        return field.values().isEmpty()
                ? new Field(
                        field.path(),
                        field.label(),
                        field.kind(),
                        field.isRequired(),
                        field.hint(),
                        List.of(value),
                        field.choices(),
                        field.groups(),
                        field.errors())
                : field;
    }
}
