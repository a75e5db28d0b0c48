package org.throughline.server.pages.registers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the registers, as far as whoever looks may change it.
 *
 * @param notice what was just recorded; null when nothing was
 */
public record RegistersPage(String heading, @Nullable String notice, List<Section> sections) {
    public RegistersPage {
        sections = List.copyOf(sections);
    }

    /**
     * One of the registers.
     *
     * @param note what to know of it before it is changed
     * @param ways to the forms
     * @param none what is said while it is empty
     */
    public record Section(
            String heading,
            String note,
            List<Way> ways,
            List<String> columns,
            List<Row> rows,
            String none) {
        public Section {
            ways = List.copyOf(ways);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A way to a form or another page. */
    public record Way(String label, String path) {}

    /**
     * An entry.
     *
     * @param cells one for each column
     * @param change to the form that replaces it; null where whoever looks may not
     */
    public record Row(List<String> cells, @Nullable Way change) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
