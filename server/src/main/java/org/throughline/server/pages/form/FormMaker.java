package org.throughline.server.pages.form;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private final String command;
    private final List<FieldSpec> own;
    private final Actor actor;
    private final Map<String, String[]> typed;
    private final TypedForm data;
    private final Function<FieldSpec, List<Choice>> choices;
    private final List<Violation> violations;
    private final NeededWhen needed;

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
        this.command = command;
        this.own = List.copyOf(own);
        this.choices = choices;
        this.actor = actor;
        this.typed = typed;
        this.data = new TypedForm(contract, typed);
        this.violations = violations;
        this.needed = new NeededWhen(contract, own);
    }

    /** The command's own fields; those that the program fills are hidden. */
    public List<Field> fields() {
        return own.stream()
                .filter(field -> !field.name().equals("previewSeq"))
                .map(field -> field(field.name(), field))
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
                                    withDefault(field(field.name(), field), MOMENT.format(now));
                            case "precision" -> withDefault(field(field.name(), field), "exact");
                            default -> field(field.name(), field);
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

    private Field field(String path, FieldSpec spec) {
        var nested = contract.object(spec.elementType());
        if (!nested.isEmpty()) {
            return groups(path, spec, nested);
        }
        var offered = choices.apply(spec);
        var values = new ArrayList<>(data.all(path).toList());
        if (values.isEmpty() && !typed.containsKey(path) && KnownIds.isMade(command, spec.name())) {
            values.add(KnownIds.made(command, spec.name()));
        }
        return new Field(
                path,
                Wording.label(spec.name()),
                KnownIds.isUnseen(command, spec.name()) ? "hidden" : kind(spec, offered),
                spec.isRequired() && !spec.mayBeEmpty(),
                spec.condition().isEmpty() ? hint(spec) : needed.words(spec.condition()),
                values,
                offered,
                List.of(),
                errors(path::equals));
    }

    private Field groups(String path, FieldSpec spec, List<FieldSpec> nested) {
        int count =
                spec.isList()
                        ? data.groups(path) + (path.equals(data.one("add").orElse("")) ? 1 : 0)
                        : 1;
        var groups = new ArrayList<List<Field>>();
        for (int i = 0; i < Math.min(count, TypedForm.groupsMax(path)); i++) {
            var prefix = spec.isList() ? path + "[" + i + "]." : path + ".";
            groups.add(nested.stream().map(one -> field(prefix + one.name(), one)).toList());
        }
        return new Field(
                path,
                Wording.label(spec.name()),
                spec.isList() ? "groups" : "group",
                spec.isRequired(),
                spec.condition().isEmpty() ? "" : needed.words(spec.condition()),
                List.of(),
                List.of(),
                groups,
                errors(field -> field.equals(path)));
    }

    private List<String> errors(Predicate<String> isThis) {
        return violations.stream()
                .filter(one -> isThis.test(one.field()))
                .map(Violation::message)
                .toList();
    }

    private static String kind(FieldSpec spec, List<Choice> choices) {
        if (!choices.isEmpty()) {
            return spec.isList() ? "checks" : "select";
        }
        return switch (spec.elementType()) {
            case "text" -> "area";
            case "bool" -> "yesno";
            case "date" -> "date";
            case "time" -> "time";
            case "instant" -> "moment";
            default -> "text";
        };
    }

    private static String hint(FieldSpec spec) {
        return switch (spec.type()) {
            case "lang" -> "A language tag, such as en or pa";
            case "score" -> "From 1 to 5";
            case "digest" -> "sha256: and 64 hex digits";
            default -> "";
        };
    }
}
