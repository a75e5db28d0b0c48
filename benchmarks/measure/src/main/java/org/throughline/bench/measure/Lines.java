package org.throughline.bench.measure;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Results, one JSON object a line, on standard output; nothing else goes there. */
public final class Lines {
    private Lines() {}

    public static void print(Map<String, ?> values) {
        System.out.println(
                values.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}")));
        System.out.flush();
    }

    private static String json(Object value) {
        return switch (value) {
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            case Number number -> number.toString();
            default -> "\"" + value + "\"";
        };
    }

    static long micros(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1000;
    }
}
