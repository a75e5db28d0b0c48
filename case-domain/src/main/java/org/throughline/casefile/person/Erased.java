package org.throughline.casefile.person;

import java.time.LocalDate;
import java.util.Collection;

/** What stands where a person's words stood before they were erased. */
public final class Erased {
    /** In the place of any value, so that it can be told that there was one. */
    public static final String MARK = "[erased]";

    /** In the place of a day, where there has to be one. */
    public static final LocalDate DAY = LocalDate.of(9999, 12, 31);

    private Erased() {}

    /** Whether this stands where something was erased, and not the value itself. */
    public static boolean isIn(Object value) {
        return value.equals(MARK)
                || value.toString().equals(DAY.toString())
                || value instanceof Collection<?> list && list.isEmpty();
    }
}
