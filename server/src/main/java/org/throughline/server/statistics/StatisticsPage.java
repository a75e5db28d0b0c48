package org.throughline.server.statistics;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;
import org.throughline.casefile.statistics.Breakdown;
import org.throughline.casefile.statistics.PublishedTable;
import org.throughline.casefile.statistics.Statistics.Release;
import org.throughline.casefile.statistics.StatisticsRequest;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.pages.Wording;

/**
 * A release on a page: its tables, and a chart of each that has one breakdown.
 *
 * @param times how fast agencies answered; empty where too few did
 */
public record StatisticsPage(
        String releaseId,
        String period,
        String asOf,
        List<Table> tables,
        List<Wording.Line> times) {
    public StatisticsPage {
        tables = List.copyOf(tables);
        times = List.copyOf(times);
    }

    /**
     * A table.
     *
     * @param bars empty when it has no breakdown, or more than one
     */
    public record Table(String heading, List<String> columns, List<Row> rows, List<Bar> bars) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            bars = List.copyOf(bars);
        }

        public int height() {
            return bars.size() * Bar.HEIGHT;
        }
    }

    /** A row; its count may be hidden. */
    public record Row(List<String> labels, String count) {
        public Row {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A bar of a chart, in units of the picture.
     *
     * @param isShown whether its length tells something; what is hidden is an empty frame
     */
    public record Bar(int y, String label, String count, int length, boolean isShown) {
        static final int HEIGHT = 28;
        static final int LENGTH = 300;
    }

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    /** A period in words. */
    static String period(StatisticsRequest request) {
        return DAY.format(request.from()) + " to " + DAY.format(request.to());
    }

    static StatisticsPage of(StatisticsRelease release, Release counts) {
        var request = counts.request();
        var times = new ArrayList<Wording.Line>();
        var response = counts.responseTimes();
        if (response.medianHours() != null) {
            times.add(new Wording.Line("Half within", response.medianHours() + " working hours"));
        }
        if (response.ninetiethPercentileHours() != null) {
            times.add(
                    new Wording.Line(
                            "Nine of ten within",
                            response.ninetiethPercentileHours() + " working hours"));
        }
        if (response.inTimePercent() != null) {
            times.add(new Wording.Line("In time", response.inTimePercent() + " of a hundred"));
        }
        return new StatisticsPage(
                release.releaseId(),
                period(request),
                Wording.time(request.asOf()),
                counts.tables().stream().map(StatisticsPage::table).toList(),
                times);
    }

    private static Table table(PublishedTable table) {
        var rows =
                table.rows().stream()
                        .filter(row -> !row.count().equals("0") || isTotal(row))
                        .map(row -> new Row(labels(table, row), row.count()))
                        .toList();
        return new Table(
                Wording.words(table.measure().code()),
                table.breakdowns().stream().map(one -> Wording.words(one.code())).toList(),
                rows,
                table.breakdowns().size() == 1 ? bars(table) : List.of());
    }

    private static boolean isTotal(PublishedTable.Row row) {
        return row.codes().stream().allMatch(PublishedTable.TOTAL::equals);
    }

    private static List<String> labels(PublishedTable table, PublishedTable.Row row) {
        var labels = new ArrayList<String>();
        for (int i = 0; i < row.codes().size(); i++) {
            labels.add(label(table.breakdowns().get(i), row.codes().get(i)));
        }
        return labels;
    }

    private static String label(Breakdown breakdown, String code) {
        if (code.equals(PublishedTable.TOTAL)) {
            return "All";
        }
        if (breakdown == Breakdown.MONTH && code.matches("\\d{4}-\\d\\d")) {
            return MONTH.format(YearMonth.parse(code));
        }
        var labels =
                breakdown.codeList().isEmpty()
                        ? null
                        : Contract.standard().codeList(breakdown.codeList());
        return labels == null
                ? Wording.words(code)
                : labels.getOrDefault(code, Wording.words(code));
    }

    private static List<Bar> bars(PublishedTable table) {
        var shown =
                table.rows().stream()
                        .filter(row -> !isTotal(row) && !row.count().equals("0"))
                        .toList();
        int most =
                shown.stream()
                        .map(PublishedTable.Row::count)
                        .filter(StatisticsPage::isNumber)
                        .map(Integer::valueOf)
                        .max(Comparator.naturalOrder())
                        .orElse(1);
        var bars = new ArrayList<Bar>();
        for (var row : shown) {
            var isShown = isNumber(row.count());
            bars.add(
                    new Bar(
                            bars.size() * Bar.HEIGHT,
                            labels(table, row).getFirst(),
                            row.count(),
                            isShown
                                    ? Math.max(2, Integer.parseInt(row.count()) * Bar.LENGTH / most)
                                    : 60,
                            isShown));
        }
        return bars;
    }

    private static boolean isNumber(String count) {
        return count.matches("\\d+");
    }
}
