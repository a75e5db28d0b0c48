package org.throughline.server.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.throughline.casefile.Role;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;

/** Names, codes and times as people read them. */
public final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' h:mma", Locale.UK)
                    .withZone(Register.LONDON);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(Register.LONDON);
    private static final Contract CONTRACT = Contract.standard();

    private Wording() {}

    /** A field: what it is called and what it holds. */
    public record Line(String label, String value) {}

    /** {@code HelpOffered} is read as Help offered, {@code clientAgreed} as Client agreed. */
    public static String words(String name) {
        var spaced =
                name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .replace('-', ' ')
                        .replace('_', ' ')
                        .toLowerCase(Locale.ROOT);
        return spaced.isEmpty()
                ? spaced
                : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** What a field is called. */
    public static String label(String field) {
        return FieldLabels.of(field);
    }

    /** {@code ReferralSent.ask} of a share set is read as Referral sent: what is asked for. */
    public static String shareItem(String item) {
        if (item.startsWith("topic:")) {
            return "Everything about the " + item.substring("topic:".length());
        }
        var parts = item.split("\\.", 2);
        return words(parts[0]) + ": " + label(parts[1]).toLowerCase(Locale.ROOT);
    }

    public static String role(Role role) {
        return CONTRACT.roles().getOrDefault(role.code(), role.code());
    }

    /** A moment in Europe/London; a day only where no more is known. */
    public static String time(Instant at, String precision) {
        return switch (precision) {
            case "exact" -> time(at);
            case "month" ->
                    "during "
                            + DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK)
                                    .withZone(Register.LONDON)
                                    .format(at);
            case "unknown" -> "time not known";
            default -> DAY.format(at);
        };
    }

    public static String time(Instant at) {
        return TIME.format(at).replace("AM", "am").replace("PM", "pm");
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A moment in Europe/London with its offset, for files. */
    public static String zoned(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(Register.LONDON).truncatedTo(ChronoUnit.SECONDS));
    }

    /** The fields of an event in reading order, with labels instead of codes. */
    public static List<Line> lines(String eventType, Map<String, Object> payload) {
        var lines = new ArrayList<Line>();
        payload.forEach((field, value) ->
                lines.add(new Line(label(field), value(eventType, field, value))));
        return lines;
    }

    private static String value(String eventType, String field, Object value) {
        var labels =
                CONTRACT.commands().stream()
                        .filter(command -> command.yields().contains(eventType))
                        .flatMap(command -> command.fields().stream())
                        .filter(spec -> spec.name().equals(field) && !spec.codeList().isEmpty())
                        .map(FieldSpec::codeList)
                        .findFirst()
                        .map(CONTRACT::codeList)
                        .orElse(Map.of());
        return read(value, labels);
    }

    /** Any plain value in words. */
    public static String read(Object value, Map<String, String> labels) {
        return switch (value) {
            case Boolean yes -> yes ? "yes" : "no";
            case List<?> many ->
                    String.join(
                            ", ", many.stream().map(one -> read((Object) one, labels)).toList());
            case Map<?, ?> object ->
                    String.join(
                            "; ",
                            object.entrySet().stream()
                                    .filter(one -> one.getValue() != null)
                                    .map(one ->
                                            label(String.valueOf(one.getKey()))
                                                            .toLowerCase(Locale.ROOT)
                                                    + " "
                                                    + read((Object) one.getValue(), labels))
                                    .toList());
            case String text when text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ->
                    time(Instant.parse(text));
            default -> labels.getOrDefault(String.valueOf(value), String.valueOf(value));
        };
    }
}
