package org.throughline.bench.pages;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long the followers of the program take for a log that was there before them. */
final class Catching {
    private static final int SAID_EVERY_SECONDS = 60;
    private static final int QUIET_SECONDS = 20;

    private final Program program;

    Catching(Program program) {
        this.program = program;
    }

    /**
     * Waits until every follower and every agency has everything, and nothing moves any more.
     *
     * @return the seconds after which each of them had it, all of them at work at once
     */
    Map<String, Double> all() throws IOException, InterruptedException {
        var reached = new LinkedHashMap<String, Double>();
        long began = System.nanoTime();
        long moved = began;
        long said = began;
        var before = "";
        while (true) {
            var status = program.status();
            double seconds = (System.nanoTime() - began) / 1e9;
            status.path("followers")
                    .properties()
                    .forEach(one -> {
                        if (one.getValue().asString().equals("0 behind")) {
                            reached.putIfAbsent(one.getKey(), seconds);
                        } else {
                            reached.remove(one.getKey());
                        }
                    });
            var now = status.path("followers").toString() + status.path("agencies");
            if (!now.equals(before)) {
                moved = System.nanoTime();
                before = now;
                reached.put("agencies", seconds);
            }
            boolean isWhole =
                    reached.keySet().containsAll(status.path("followers").propertyNames());
            if (isWhole
                    && waiting() == 0
                    && System.nanoTime() - moved > TimeUnit.SECONDS.toNanos(QUIET_SECONDS)) {
                return reached;
            }
            if (System.nanoTime() - said > TimeUnit.SECONDS.toNanos(SAID_EVERY_SECONDS)) {
                said = System.nanoTime();
                System.err.printf("  %.0f s: %s%n", seconds, now);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Entries that are released and not published yet, at all agencies. */
    private long waiting() throws IOException, InterruptedException {
        return program.metrics()
                .lines()
                .filter(line -> line.startsWith("throughline_agency_lag{"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf('}') + 2)))
                .sum();
    }
}
