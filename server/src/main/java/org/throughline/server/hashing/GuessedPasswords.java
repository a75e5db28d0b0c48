package org.throughline.server.hashing;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Which passwords somebody who guesses would come to soon: those that many people take, words and
 * names, patterns of keys and dates, and what is known of the person (ASVS 6.2.4, 6.2.11).
 */
public final class GuessedPasswords {
    /** A thousand million tries: weeks of trying where nobody counts them. */
    private static final double GUESSES_MIN = 1e9;

    /** What stands on the pages. */
    private static final List<String> OF_THE_HOUSE = List.of("throughline", "brackenford");

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private GuessedPasswords() {}

    /**
     * @param known what others know of the person: name, reference
     */
    public static boolean isSoonGuessed(String password, Collection<String> known) {
        var words = new ArrayList<>(OF_THE_HOUSE);
        for (var one : known) {
            words.addAll(List.of(one.toLowerCase(Locale.ROOT).split("\\s+")));
        }
        return ZXCVBN.measure(password, words).getGuesses() < GUESSES_MIN;
    }
}
