package org.throughline.views.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.throughline.views.search.WordsOfPerson.Kind;

/**
 * What somebody looks for. All of it has to be true of one person.
 *
 * @param typed name or names, telephone number, address, postcode or electronic mail, mixed at will
 * @param day on which an incident happened; null for any
 */
public record SearchQuestion(String typed, @Nullable LocalDate day) {
    /** Letters that are looked at; nobody types more about a person. */
    public static final int TYPED_MAX = 200;

    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]{1,8}-\\d{1,12}");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\(?\\d[\\d ()-]{4,}\\d");
    private static final Pattern POSTCODE =
            Pattern.compile("\\b[A-Za-z]{1,2}\\d[A-Za-z\\d]?\\s*\\d[A-Za-z]{2}\\b");

    public SearchQuestion {
        typed = typed.substring(0, Math.min(TYPED_MAX, typed.length()));
    }

    /** Whether it is the reference of a case, or a part of one. */
    boolean isReference() {
        return day == null && REFERENCE.matcher(typed.strip()).matches();
    }

    /** Whether there is enough to look for: two letters of a word, a number, or a day. */
    public boolean isEnough() {
        return !groups("").isEmpty();
    }

    /**
     * The words that are asked for.
     *
     * @return groups of which each has to hold one word at least
     */
    List<Set<String>> groups(String projectId) {
        var groups = new ArrayList<Set<String>>();
        var rest = typed;
        rest =
                taken(
                        rest,
                        MAIL,
                        mail -> Set.of(word(projectId, Kind.MAIL, Folded.small(mail))),
                        groups);
        rest =
                taken(
                        rest,
                        POSTCODE,
                        code -> Set.of(word(projectId, Kind.POSTCODE, Contacts.postcode(code))),
                        groups);
        rest = taken(rest, NUMBER, number -> number(projectId, number), groups);
        for (var folded : Folded.words(rest)) {
            var group = ofWord(projectId, folded);
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        if (day != null) {
            groups.add(Set.of(word(projectId, Kind.DAY, day.toString())));
        }
        return groups;
    }

    private static String taken(
            String text,
            Pattern pattern,
            Function<String, Set<String>> words,
            List<Set<String>> groups) {
        return pattern.matcher(text)
                .replaceAll(found -> {
                    groups.add(words.apply(found.group()));
                    return " ";
                });
    }

    private static Set<String> number(String projectId, String typed) {
        var number = Contacts.number(typed);
        var kind =
                number.length() <= WordsOfPerson.DIGITS_AT_END ? Kind.END_OF_NUMBER : Kind.NUMBER;
        return Set.of(word(projectId, kind, number));
    }

    private static Set<String> ofWord(String projectId, Folded folded) {
        var letters = folded.letters();
        if (folded.hasDigit()) {
            return Set.of(word(projectId, Kind.PLACE, letters));
        }
        if (letters.length() < WordsOfPerson.PREFIX_MIN) {
            return Set.of();
        }
        var beginning = letters.substring(0, Math.min(WordsOfPerson.PREFIX_MAX, letters.length()));
        var words = new HashSet<String>();
        words.add(word(projectId, Kind.NAME, beginning));
        words.add(word(projectId, Kind.PLACE, beginning));
        var sounds = folded.sounds();
        if (sounds.length() >= WordsOfPerson.SOUNDS_MIN) {
            var kind = folded.isLatin() ? Kind.OTHER_SOUNDS : Kind.LATIN_SOUNDS;
            words.add(word(projectId, kind, sounds));
        }
        return words;
    }

    private static String word(String projectId, Kind kind, String text) {
        return WordsOfPerson.word(projectId, kind, text);
    }

    /** Never what was typed: it is about a person. */
    @Override
    public String toString() {
        return "a search";
    }
}
