package org.throughline.bench.pages;

import org.HdrHistogram.Histogram;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for one page after the other, several at once, and notes how long each answer took. */
final class Asking {
    private static final long LATENCY_MAX_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 3;
    private static final int OK = 200;

    /** What takes this long, and files, are asked for seldom, so that a run comes to an end. */
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final int SLOW_REQUESTS = 10;

    private final Plan plan;

    Asking(Plan plan) {
        this.plan = plan;
    }

    /**
     * How long a page took and how much it weighs.
     *
     * @param bytes of the heaviest answer, with its head
     * @param firstVisit the same with everything that it links to
     */
    record Seen(
            PageList.Page page,
            long requests,
            double p50Millis,
            double p95Millis,
            double p99Millis,
            int bytes,
            int firstVisit) {
        private static final double P95_MAX_MILLIS = 50;
        private static final int FIRST_VISIT_MAX_BYTES = 150_000;

        boolean isTooSlow() {
            return p95Millis > P95_MAX_MILLIS && !page.isFile();
        }

        boolean isTooHeavy() {
            return firstVisit > FIRST_VISIT_MAX_BYTES && !page.isFile();
        }
    }

    /** Empty when this person does not see the page. */
    Optional<Seen> ask(PageList.Page page, Person person) throws Exception {
        long began = System.nanoTime();
        var first = person.get(page.path(new Random(0)));
        boolean isSlow = page.isFile() || System.nanoTime() - began > SLOW_NANOS;
        if (first.status() != OK) {
            return Optional.empty();
        }
        var latencies = new Histogram(LATENCY_MAX_NANOS, DIGITS);
        var heaviest = new AtomicInteger(first.bytes());
        if (!isSlow) {
            run(page, person, plan.warmup(), new Histogram(LATENCY_MAX_NANOS, DIGITS), heaviest);
        }
        run(page, person, isSlow ? SLOW_REQUESTS : plan.requests(), latencies, heaviest);
        return Optional.of(
                new Seen(
                        page,
                        latencies.getTotalCount(),
                        millis(latencies, 50),
                        millis(latencies, 95),
                        millis(latencies, 99),
                        heaviest.get(),
                        heaviest.get() + person.bytesBeside(first)));
    }

    private void run(
            PageList.Page page,
            Person person,
            int requests,
            Histogram latencies,
            AtomicInteger heaviest)
            throws Exception {
        var left = new AtomicInteger(requests);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Histogram>>();
            for (int user = 0; user < plan.users(); user++) {
                var random = new Random(requests + user);
                running.add(threads.submit(() -> one(page, person, left, random, heaviest)));
            }
            for (var one : running) {
                latencies.add(one.get());
            }
        }
    }

    private static Histogram one(
            PageList.Page page,
            Person person,
            AtomicInteger left,
            Random random,
            AtomicInteger heaviest)
            throws IOException, InterruptedException {
        var latencies = new Histogram(LATENCY_MAX_NANOS, DIGITS);
        while (left.getAndDecrement() > 0) {
            var path = page.path(random);
            long asked = System.nanoTime();
            var got = person.get(path);
            latencies.recordValue(Math.min(System.nanoTime() - asked, LATENCY_MAX_NANOS));
            if (got.status() != OK) {
                throw new IllegalStateException(
                        page.person() + " got " + got.status() + " for " + page.route());
            }
            heaviest.accumulateAndGet(got.bytes(), Math::max);
        }
        return latencies;
    }

    private static double millis(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** All pages of a person, one after the other. */
    List<Seen> all(PageList list, String reference, String address) throws Exception {
        var all = new ArrayList<Seen>();
        try (var person = Person.signedIn(address, reference)) {
            for (var page : list.of(reference)) {
                ask(page, person)
                        .ifPresent(seen -> {
                            System.err.printf(
                                    "  %-6s %-44s p95 %7.1f ms %7.1f kB%s%n",
                                    reference,
                                    page.route(),
                                    seen.p95Millis(),
                                    seen.firstVisit() / 1000.0,
                                    seen.isTooSlow() || seen.isTooHeavy() ? "  MISSED" : "");
                            all.add(seen);
                        });
            }
        }
        return all;
    }
}
