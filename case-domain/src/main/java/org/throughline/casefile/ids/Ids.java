package org.throughline.casefile.ids;

import java.util.regex.Pattern;

/**
 * The one shape of an id: 1 to 64 of letters, digits and {@code . _ : -}, first a letter or digit.
 */
public final class Ids {
    public static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private Ids() {}

    /** Whether this could be an id, and so is nobody's words. */
    public static boolean isOne(String value) {
        return SHAPE.matcher(value).matches();
    }

    static void check(String value) {
        if (!isOne(value)) {
            // The value is left out: a mistyped id may hold a name.
            throw new IllegalArgumentException("an id has 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
    }
}
