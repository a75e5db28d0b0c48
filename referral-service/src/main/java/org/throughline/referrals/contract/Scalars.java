package org.throughline.referrals.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What single values of JSON are: text, whole numbers, days and moments. */
final class Scalars {
    private static final Pattern INSTANT =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?(Z|[+-]\\d\\d:\\d\\d)");

    private Scalars() {}

    static @Nullable String text(JsonNode value) {
        return value.isString() ? value.asString() : null;
    }

    /**
     * Neither NUL nor half a surrogate pair: nothing that a database or another system could not
     * keep.
     */
    static boolean isText(JsonNode value, int max) {
        var text = text(value);
        if (text == null || text.isEmpty() || text.length() > max) {
            return false;
        }
        return text.codePoints()
                .noneMatch(c ->
                        c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    static boolean isInt(JsonNode value, int from, int to) {
        return value.isIntegralNumber()
                && value.canConvertToInt()
                && value.asInt() >= from
                && value.asInt() <= to;
    }

    static boolean isDate(@Nullable String text) {
        try {
            return text != null && text.length() == 10 && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean isInstant(@Nullable String text) {
        try {
            return text != null
                    && INSTANT.matcher(text).matches()
                    && OffsetDateTime.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
