package org.throughline.casefile.statistics;

import java.util.ArrayList;
import java.util.List;
import org.throughline.casefile.statistics.Suppression.Mark;

/**
 * A table as it is given out.
 *
 * @param breakdowns its columns, apart from the count
 */
public record PublishedTable(Measure measure, List<Breakdown> breakdowns, List<Row> rows) {

    /** Stands for all codes of a breakdown. */
    public static final String TOTAL = "total";

    public PublishedTable {
        breakdowns = List.copyOf(breakdowns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param codes one for each breakdown, or {@link #TOTAL}
     * @param count a number, {@code <5} or {@code hidden}
     */
    public record Row(List<String> codes, String count) {
        public Row {
            codes = List.copyOf(codes);
        }
    }

    static PublishedTable of(
            Measure measure, List<Breakdown> breakdowns, List<List<String>> codes, Cube cube) {
        var marks = Suppression.of(cube);
        var rows = new ArrayList<Row>();
        for (int cell = 0; cell < cube.cells(); cell++) {
            var at = cube.coordinates(cell);
            var names = new ArrayList<String>();
            for (int d = 0; d < at.length; d++) {
                names.add(at[d] == cube.size(d) ? TOTAL : codes.get(d).get(at[d]));
            }
            rows.add(new Row(names, shown(marks.get(cell), cube.count(cell))));
        }
        return new PublishedTable(measure, breakdowns, rows);
    }

    private static String shown(Mark mark, int count) {
        return switch (mark) {
            case SHOWN -> Integer.toString(count);
            case SMALL -> "<" + Suppression.THRESHOLD;
            case HIDDEN, WITHHELD -> "hidden";
        };
    }
}
