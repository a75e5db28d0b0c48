package org.throughline.views.search;

import java.util.Locale;
import java.util.regex.Pattern;

/** Telephone numbers and postcodes, however they are spaced. */
final class Contacts {
    /** Letters of the second half of a postcode. */
    static final int INWARD = 3;

    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern OF_THE_COUNTRY = Pattern.compile("^(00|\\+)44(\\(0\\))?");

    private Contacts() {}

    /** Digits alone, as dialled within the United Kingdom. */
    static String number(String typed) {
        var close = SPACE.matcher(typed).replaceAll("");
        return NO_DIGIT.matcher(OF_THE_COUNTRY.matcher(close).replaceFirst("0")).replaceAll("");
    }

    static String postcode(String typed) {
        return SPACE.matcher(typed).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
