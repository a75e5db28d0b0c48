package org.throughline.bench.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long the followers of the program take for a log that was there before them. */
final class Catching {
    private static final String VIEWS = "views";
    private static final int SAID_EVERY_SECONDS = 60;
    private static final int QUIET_SECONDS = 20;
    private static final int PORT_LINE = 3;

    private final Program program;
    private final Path data;

    Catching(Program program, Path data) {
        this.program = program;
        this.data = data;
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

    /** Takes all rows of the views away and waits until the running program has made them anew. */
    double rebuiltViews() throws IOException, InterruptedException, SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port() + "/throughline",
                                "postgres",
                                Files.readString(data.resolve("postgres.password")).strip());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select position from views.progress for update");
            statement.execute(
                    """
                    truncate views.timeline_entry, views.caseload_row, views.board_row, views.day_item,
                        views.open_right, views.closed_case
                    """);
            statement.execute("update views.progress set position = 0");
            connection.commit();
        }
        long began = System.nanoTime();
        TimeUnit.SECONDS.sleep(2);
        while (!program.status().path("followers").path(VIEWS).asString().equals("0 behind")) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private String port() throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(PORT_LINE)
                .strip();
    }
}
