package org.throughline.views.search;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * The words under which a person is found. Those of another project are other words, so that nobody
 * comes upon its cases.
 */
final class WordsOfPerson {
    static final int PREFIX_MIN = 2;

    /** Longer beginnings tell nobody apart. */
    static final int PREFIX_MAX = 10;

    /** Two firm sounds are common to too many names to be the beginning of another. */
    static final int SOUNDS_MIN = 2;

    static final int DIGITS_AT_END = 6;

    private final String projectId;
    private final Set<String> words = new HashSet<>();

    WordsOfPerson(String projectId) {
        this.projectId = projectId;
    }

    /** What a word is called here, by what it is a word of. */
    enum Kind {
        NAME,
        /** Sounds of a name that was written in Latin letters. */
        LATIN_SOUNDS,
        /** Sounds of a name that was written in others. */
        OTHER_SOUNDS,
        PLACE,
        POSTCODE,
        NUMBER,
        END_OF_NUMBER,
        MAIL,
        DAY
    }

    static String word(String projectId, Kind kind, String text) {
        return projectId + '\n' + kind.name() + '\n' + text;
    }

    void name(String text) {
        for (var word : Folded.words(text)) {
            beginnings(Kind.NAME, word);
            var sounds = word.sounds();
            var kind = word.isLatin() ? Kind.LATIN_SOUNDS : Kind.OTHER_SOUNDS;
            for (int length = SOUNDS_MIN; length <= sounds.length(); length++) {
                if (length == sounds.length() || length > SOUNDS_MIN) {
                    add(kind, sounds.substring(0, length));
                }
            }
        }
    }

    /** A part of an address that is no postcode. */
    void place(String text) {
        Folded.words(text).forEach(word -> beginnings(Kind.PLACE, word));
    }

    void postcode(String text) {
        var whole = Contacts.postcode(text);
        if (whole.length() > Contacts.INWARD) {
            add(Kind.POSTCODE, whole);
            add(Kind.PLACE, whole.substring(0, whole.length() - Contacts.INWARD));
        }
    }

    /** A telephone number or an address of electronic mail; anything else is nothing to find by. */
    void contact(String value) {
        if (value.indexOf('@') > 0) {
            add(Kind.MAIL, Folded.small(value));
            return;
        }
        var number = Contacts.number(value);
        if (number.length() >= DIGITS_AT_END) {
            add(Kind.NUMBER, number);
            add(Kind.END_OF_NUMBER, number.substring(number.length() - DIGITS_AT_END));
        }
    }

    /** A day on which something happened to them. */
    void day(LocalDate day) {
        add(Kind.DAY, day.toString());
    }

    /** Numbers of houses are not found by how they begin. */
    private void beginnings(Kind kind, Folded word) {
        var letters = word.letters();
        if (word.hasDigit()) {
            add(kind, letters);
        } else {
            int most = Math.min(PREFIX_MAX, letters.length());
            for (int length = PREFIX_MIN; length <= most; length++) {
                add(kind, letters.substring(0, length));
            }
        }
    }

    private void add(Kind kind, String text) {
        words.add(word(projectId, kind, text));
    }

    Set<String> all() {
        return Set.copyOf(words);
    }
}
