package org.throughline.server.pages.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.referrals.contract.Violation;

/**
 * A field of a form.
 *
 * @param path its name in the form: {@code rules[0].kind}
 * @param kind text, area, yesno, select, checks, date, time, moment, hidden or groups
 * @param values what it holds now: one, or the ticked ones
 * @param choices of select and checks
 * @param groups of a list of objects: the fields of each
 * @param errors what is wrong with it
 */
public record Field(
        String path,
        String label,
        String kind,
        boolean isRequired,
        String hint,
        List<String> values,
        List<Choice> choices,
        List<List<Field>> groups,
        List<String> errors) {
    public Field {
        values = List.copyOf(values);
        choices = List.copyOf(choices);
        groups = List.copyOf(groups);
        errors = List.copyOf(errors);
    }

    /** Something to choose. */
    public record Choice(String code, String label) {
        /** Each of these codes, under its label. */
        public static List<Choice> all(Map<String, String> codes) {
            return codes.entrySet().stream()
                    .map(code -> new Choice(code.getKey(), code.getValue()))
                    .toList();
        }
    }

    /** One that travels with the form unseen. */
    public static Field hidden(String path, String value) {
        return new Field(
                path, path, "hidden", true, "", List.of(value), List.of(), List.of(), List.of());
    }

    /**
     * One that has to be filled.
     *
     * @param value what it holds now
     * @param problem what is wrong with it; null while nothing is
     */
    public static Field required(
            String path,
            String label,
            String kind,
            String hint,
            String value,
            List<Choice> choices,
            @Nullable String problem) {
        return new Field(
                path,
                label,
                kind,
                true,
                hint,
                List.of(value),
                choices,
                List.of(),
                problem == null ? List.of() : List.of(problem));
    }

    /** Some that belong together. */
    public static Field group(
            String path, String label, List<Field> fields, List<Violation> violations) {
        return new Field(
                path,
                label,
                "group",
                true,
                "",
                List.of(),
                List.of(),
                List.of(fields),
                violations.stream()
                        .filter(one -> one.field().equals(path))
                        .map(Violation::message)
                        .toList());
    }

    /** The same with other words on how to fill it. */
    public Field withHint(String other) {
        return new Field(path, label, kind, isRequired, other, values, choices, groups, errors);
    }

    /** The same where also what it holds can be chosen, though nobody would be offered it today. */
    Field offeringWhatItHolds() {
        var offered = new ArrayList<>(choices);
        if (!offered.isEmpty()) {
            values.stream()
                    .filter(value -> choices.stream().noneMatch(one -> one.code().equals(value)))
                    .forEach(value -> offered.add(new Choice(value, value)));
        }
        return new Field(
                path,
                label,
                kind,
                isRequired,
                hint,
                values,
                offered,
                groups.stream()
                        .map(group -> group.stream().map(Field::offeringWhatItHolds).toList())
                        .toList(),
                errors);
    }

    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    public boolean holds(String code) {
        return values.contains(code);
    }

    /** Whether it holds fields of its own. */
    public boolean isGroup() {
        return kind.equals("groups") || kind.equals("group");
    }

    /** Whether it is answered by ticking. */
    public boolean isQuestion() {
        return kind.equals("checks") || kind.equals("yesno");
    }

    public String inputType() {
        return switch (kind) {
            case "date", "time" -> kind;
            case "moment" -> "datetime-local";
            default -> "text";
        };
    }

    /** Ids of the hint and of the error; null when there is neither. */
    public @Nullable String describedBy() {
        var ids = new ArrayList<String>();
        if (!hint.isEmpty()) {
            ids.add(id() + "-hint");
        }
        if (!errors.isEmpty()) {
            ids.add(id() + "-error");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    /** An id for the page; brackets and dots are no part of one. */
    public String id() {
        return path.replaceAll("[^A-Za-z0-9]", "-");
    }
}
