package org.throughline.server.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Field.Choice;

/**
 * Makes single fields of a form, with what was typed into them and what was wrong with it, and of
 * objects the fields within.
 */
final class FieldMaker {
    private final Contract contract = Contract.standard();
    private final String command;
    private final Map<String, String[]> typed;
    private final TypedForm data;
    private final Function<FieldSpec, List<Choice>> choices;
    private final List<Violation> violations;
    private final NeededWhen needed;

    /**
     * @param command which the fields are of
     * @param typed what was typed, by the name of the field in the form
     * @param choices what a field can be chosen from; empty where it is typed
     */
    FieldMaker(
            String command,
            Map<String, String[]> typed,
            Function<FieldSpec, List<Choice>> choices,
            List<Violation> violations,
            NeededWhen needed) {
        this.command = command;
        this.typed = typed;
        this.data = new TypedForm(contract, typed);
        this.choices = choices;
        this.violations = violations;
        this.needed = needed;
    }

    /**
     * A field.
     *
     * @param path its name in the form
     */
    Field field(String path, FieldSpec spec) {
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
