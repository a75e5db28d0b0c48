package org.throughline.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * So many callers, each of which asks again as soon as it is answered. Latencies of a closed loop
 * say what a caller of such a crowd waits; they say nothing of arrivals that do not wait.
 */
public final class ClosedLoop {
    private static final long LATENCY_MAX_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 3;

    private ClosedLoop() {}

    /** One caller. */
    @FunctionalInterface
    public interface Caller {
        /**
         * Does one round trip.
         *
         * @return how many operations it stands for
         */
        int call() throws Exception;
    }

    /** What was seen in one measured time. */
    public record Seen(long operations, double seconds, Histogram latencies) {
        /** The line of the protocol. */
        public void print(String peer, Options options, int repeat) {
            var line = new LinkedHashMap<String, Object>();
            line.put("peer", peer);
            line.put("scenario", options.scenario());
            line.put("size", options.text("size", "empty"));
            line.put("callers", options.callers());
            line.put("repeat", repeat);
            line.put("operations", operations);
            line.put("seconds", seconds);
            line.putAll(percentiles());
            Lines.print(line);
        }

        private Map<String, Long> percentiles() {
            var values = new LinkedHashMap<String, Long>();
            values.put("p50us", Lines.micros(latencies, 50));
            values.put("p95us", Lines.micros(latencies, 95));
            values.put("p99us", Lines.micros(latencies, 99));
            values.put("maxus", latencies.getMaxValue() / 1000);
            return values;
        }
    }

    /** Runs all callers for the warm-up and the measured time; any failure ends the run. */
    public static Seen run(List<Caller> callers, int warmupSeconds, int seconds)
            throws InterruptedException, ExecutionException {
        long from = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmupSeconds);
        long until = from + TimeUnit.SECONDS.toNanos(seconds);
        var latencies = new Histogram(LATENCY_MAX_NANOS, DIGITS);
        long operations = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Counted>>();
            for (var caller : callers) {
                running.add(threads.submit(() -> loop(caller, from, until)));
            }
            for (var one : running) {
                var counted = one.get();
                operations += counted.operations();
                latencies.add(counted.latencies());
            }
        }
        return new Seen(operations, seconds, latencies);
    }

    private record Counted(long operations, Histogram latencies) {}

    private static Counted loop(Caller caller, long from, long until) throws Exception {
        var latencies = new Histogram(LATENCY_MAX_NANOS, DIGITS);
        long operations = 0;
        while (true) {
            long asked = System.nanoTime();
            if (asked - until >= 0) {
                return new Counted(operations, latencies);
            }
            int done = caller.call();
            long answered = System.nanoTime();
            // An operation counts where it ends, so that none is counted outside the time.
            if (answered - from >= 0 && answered - until < 0) {
                operations += done;
                latencies.recordValue(Math.min(answered - asked, LATENCY_MAX_NANOS));
            }
        }
    }
}
