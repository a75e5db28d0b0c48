package org.throughline.views.search;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A word as it is compared: in Latin letters without marks, whatever script it was written in.
 *
 * @param letters small Latin letters and digits; at least one
 * @param isLatin whether it was written in Latin letters, or has none
 */
record Folded(String letters, boolean isLatin) {
    private static final Transliterator FOLDING =
            Transliterator.getInstance(
                    "Any-Latin; NFKD; [:Mn:] Remove; Latin-ASCII; Lower; [^a-z0-9] Remove");

    /** What holds a word together does not part it: O'Neil is one word. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’ʼ]+");

    private static final Pattern TWICE = Pattern.compile("(.)\\1+");

    /** Scripts differ in which of these they write. */
    private static final Pattern UNSURE = Pattern.compile("[aeiouyhwv]");

    /** Some scripts mark it with a sign above, which is lost between scripts. */
    private static final Pattern NASAL_WITHIN = Pattern.compile("(?<=.)n(?=.)");

    /** The words of a text in their order. */
    static List<Folded> words(String text) {
        return Stream.of(BETWEEN.split(text))
                .map(word -> new Folded(FOLDING.transliterate(word), isLatin(word)))
                .filter(word -> !word.letters().isEmpty())
                .toList();
    }

    /** Small letters, for what has none but Latin ones. */
    static String small(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isLatin(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter ->
                        Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    boolean hasDigit() {
        return letters.chars().anyMatch(Character::isDigit);
    }

    /**
     * What of the word is written in every script: its firm sounds, those that are not told apart
     * everywhere as one. A name that somebody spells in Latin letters as they hear it has the same
     * as in its own script.
     */
    String sounds() {
        var once = TWICE.matcher(letters.replace("ph", "f").replace("ck", "k")).replaceAll("$1");
        var firm =
                UNSURE.matcher(once)
                        .replaceAll("")
                        .replace('m', 'n')
                        .replace('z', 'j')
                        .replace('q', 'k');
        return NASAL_WITHIN.matcher(firm).replaceAll("");
    }
}
