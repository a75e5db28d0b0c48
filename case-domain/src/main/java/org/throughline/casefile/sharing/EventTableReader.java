package org.throughline.casefile.sharing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.register.AgencyKind.Column;
import org.throughline.casefile.sharing.EventRow.Ceiling;
import org.throughline.casefile.sharing.FieldRow.About;

/** Reads the rows of the Markdown event table. A cell that it does not understand is an error. */
final class EventTableReader {
    private static final String BEGIN = "<!-- table:events -->";
    private static final String END = "<!-- end:events -->";
    private static final String NOTHING = "·";
    private static final String SEALED = " (sealed)";
    private static final int HEADING_LINES = 2;
    private static final int CELLS = 9;

    private EventTableReader() {}

    static List<EventRow> rows(String markdown) {
        var table = markdown.substring(markdown.indexOf(BEGIN), markdown.indexOf(END));
        return table.lines()
                .filter(line -> line.startsWith("|"))
                .skip(HEADING_LINES)
                .map(EventTableReader::row)
                .toList();
    }

    private static EventRow row(String line) {
        var cells =
                Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .limit(CELLS)
                        .toList();
        var type = cells.get(0).replace(SEALED, "");
        var topicAndFloor = parts(cells.get(7), " / ");
        return new EventRow(
                type,
                parts(cells.get(1), ", ").stream().map(field -> field(type, field)).toList(),
                parts(cells.get(2), ", "),
                Map.of(
                        Column.POLICE, ceilings(cells.get(3)),
                        Column.HOUSING, ceilings(cells.get(4)),
                        Column.OTHER, ceilings(cells.get(5))),
                cells.get(6),
                topicAndFloor.isEmpty() ? null : topicAndFloor.getFirst(),
                topicAndFloor.isEmpty() ? Level.NOTHING : level(topicAndFloor.getLast()),
                cells.get(8).equals("yes"),
                cells.get(0).endsWith(SEALED));
    }

    private static List<String> parts(String cell, String separator) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(separator));
    }

    private static FieldRow field(String type, String text) {
        var plain = text.replaceAll("[†‡°*]", "");
        var nameAndClass = plain.split(":");
        var dataClass = nameAndClass.length == 1 ? "CODE" : nameAndClass[1];
        var known = dataClass.equals("TARGET") ? null : DataClass.valueOf(dataClass);
        return new FieldRow(
                nameAndClass[0],
                known,
                text.contains("†"),
                text.contains("‡"),
                text.contains("°"),
                text.contains("*"),
                known == DataClass.CODE ? About.NOBODY : about(type, known));
    }

    private static About about(String type, @Nullable DataClass known) {
        return switch (type) {
            case "HouseholdMemberAdded" -> About.MEMBER;
            case "AllegedPartyNoted" -> known == DataClass.OFFENCE ? About.PARTY : About.CLIENT;
            default -> About.CLIENT;
        };
    }

    private static List<Ceiling> ceilings(String cell) {
        return cell.equals(NOTHING)
                ? List.of()
                : parts(cell, ", ").stream().map(EventTableReader::ceiling).toList();
    }

    private static Ceiling ceiling(String text) {
        var words = text.split(" ");
        if (words.length == 2) {
            return new Ceiling(predicate(words[0]), level(words[1]));
        }
        // The notice of a correction comes at the level at which its target is held.
        return text.equals(Predicate.TARGET.code())
                ? new Ceiling(Predicate.TARGET, Level.NOTHING)
                : new Ceiling(Predicate.EVERYONE, level(text));
    }

    private static Predicate predicate(String code) {
        return known(
                Arrays.stream(Predicate.values()).filter(p -> p.code().equals(code)).findFirst(),
                code);
    }

    private static Level level(String letter) {
        return letter.equals(NOTHING)
                ? Level.NOTHING
                : known(
                        Arrays.stream(Level.values())
                                .filter(level -> level.letter().equals(letter))
                                .findFirst(),
                        letter);
    }

    private static <T> T known(Optional<T> found, String text) {
        return found.orElseThrow(
                () -> new IllegalArgumentException("not a word of the event table: " + text));
    }
}
