package org.throughline.server.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;
import org.throughline.casefile.statistics.Breakdown;
import org.throughline.casefile.statistics.PublishedTable;
import org.throughline.casefile.statistics.ResponseTimes;
import org.throughline.casefile.statistics.Statistics.Release;

/** A release as JSON and as a table of comma-separated values. */
final class StatisticsForms {
    private StatisticsForms() {}

    static Map<String, Object> json(StatisticsRelease release, Release counts) {
        var request = counts.request();
        var body = new LinkedHashMap<String, Object>();
        body.put("release", release.releaseId());
        body.put("from", request.from().toString());
        body.put("to", request.to().toString());
        body.put("asOf", request.asOf().toString());
        body.put("breakdown", request.breakdown().stream().map(Breakdown::code).toList());
        body.put("tables", counts.tables().stream().map(StatisticsForms::json).toList());
        body.put("responseTimes", json(counts.responseTimes()));
        return body;
    }

    private static Map<String, Object> json(PublishedTable table) {
        var rows =
                table.rows().stream()
                        .map(row -> Map.of("codes", row.codes(), "count", row.count()))
                        .toList();
        return Map.of(
                "measure", table.measure().code(),
                "breakdown", table.breakdowns().stream().map(Breakdown::code).toList(),
                "rows", rows);
    }

    private static Map<String, Object> json(ResponseTimes times) {
        var json = new LinkedHashMap<String, Object>();
        putIfThere(json, "medianHours", times.medianHours());
        putIfThere(json, "ninetiethPercentileHours", times.ninetiethPercentileHours());
        putIfThere(json, "inTimePercent", times.inTimePercent());
        return json;
    }

    private static void putIfThere(Map<String, Object> json, String name, @Nullable Integer value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** One line for each cell, with a column for each breakdown that there is. */
    static String csv(Release counts) {
        var head =
                "measure,"
                        + Stream.of(Breakdown.values())
                                .map(Breakdown::code)
                                .collect(Collectors.joining(","))
                        + ",count";
        var lines =
                counts.tables().stream()
                        .flatMap(table -> table.rows().stream().map(row -> line(table, row)));
        return Stream.of(Stream.of(head), lines, times(counts.responseTimes()))
                .flatMap(all -> all)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(PublishedTable table, PublishedTable.Row row) {
        var columns =
                Stream.of(Breakdown.values())
                        .map(breakdown -> table.breakdowns().indexOf(breakdown))
                        .map(place -> place < 0 ? "" : row.codes().get(place))
                        .collect(Collectors.joining(","));
        return table.measure().code() + "," + columns + "," + row.count();
    }

    private static Stream<String> times(ResponseTimes times) {
        return json(times).entrySet().stream()
                .map(one ->
                        one.getKey() + ",".repeat(Breakdown.values().length + 1) + one.getValue());
    }

    /** The breakdowns of a request, from its codes. */
    static List<Breakdown> breakdowns(List<String> codes) {
        return codes.stream()
                .flatMap(code ->
                        Stream.of(Breakdown.values())
                                .filter(breakdown -> breakdown.code().equals(code)))
                .toList();
    }
}
