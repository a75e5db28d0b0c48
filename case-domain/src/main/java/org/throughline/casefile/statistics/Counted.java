package org.throughline.casefile.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Something that counts.
 *
 * @param codes what it is by each breakdown, more than one where it is several things at once
 */
record Counted(Measure measure, LocalDate day, Map<Breakdown, List<String>> codes) {
    Counted {
        codes = Map.copyOf(codes);
    }

    List<String> codes(Breakdown breakdown) {
        return switch (breakdown) {
            case MONTH -> List.of(month(day));
            case QUARTER -> List.of(quarter(day));
            default -> codes.getOrDefault(breakdown, List.of(Breakdown.NOT_STATED));
        };
    }

    static String month(LocalDate day) {
        return "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
    }

    static String quarter(LocalDate day) {
        return "%04d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
    }
}
