package org.throughline.server.pages.gallery;

import java.util.List;
import java.util.stream.Stream;
import org.throughline.server.pages.form.Field;

/**
 * A field of a form in one of its states.
 *
 * @param state in words, with what kind of field it is
 */
public record FieldState(String state, Field field) {
    private static final List<Field.Choice> CHOICES =
            List.of(new Field.Choice("high", "High"), new Field.Choice("medium", "Medium"));

    /** Each kind of field as it is before anybody typed, filled in, and refused. */
    static List<FieldState> all(SampleTexts words) {
        return Stream.of(
                        states("text", "A line", List.of(words.sentence()), List.of()),
                        states("area", "Text", List.of(words.account()), List.of()),
                        states("date", "A day", List.of("2025-03-04"), List.of()),
                        states("moment", "A moment", List.of("2025-03-04T11:45"), List.of()),
                        states("select", "One of some", List.of("high"), CHOICES),
                        states("checks", "Any of some", List.of("high", "medium"), CHOICES),
                        states("yesno", "Yes or no", List.of("true"), List.of()),
                        groups(words))
                .flatMap(List::stream)
                .toList();
    }

    private static List<FieldState> states(
            String kind, String label, List<String> filled, List<Field.Choice> choices) {
        return List.of(
                new FieldState(
                        label + ": empty",
                        field(kind, kind + ".empty", label, List.of(), choices, List.of())),
                new FieldState(
                        label + ": filled",
                        field(kind, kind + ".filled", label, filled, choices, List.of())),
                new FieldState(
                        label + ": refused",
                        field(
                                kind,
                                kind + ".refused",
                                label,
                                filled,
                                choices,
                                List.of("is not what the contract asks for"))));
    }

    private static List<FieldState> groups(SampleTexts words) {
        var inner =
                field(
                        "text",
                        "groups[0].name",
                        "Name",
                        List.of(words.name()),
                        List.of(),
                        List.of());
        return List.of(
                new FieldState(
                        "Several of a kind",
                        new Field(
                                "groups",
                                "People",
                                "groups",
                                false,
                                "As many as there are.",
                                List.of(),
                                List.of(),
                                List.of(List.of(inner)),
                                List.of())));
    }

    private static Field field(
            String kind,
            String path,
            String label,
            List<String> values,
            List<Field.Choice> choices,
            List<String> errors) {
        return new Field(
                path,
                label,
                kind,
                !errors.isEmpty(),
                "What stands below a label.",
                values,
                choices,
                List.of(),
                errors);
    }
}
