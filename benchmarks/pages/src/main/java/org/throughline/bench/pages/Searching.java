package org.throughline.bench.pages;

import org.HdrHistogram.Histogram;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Looks for cases by what is known of a person, one search after the other. */
final class Searching {
    private static final long LATENCY_MAX_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Town town;
    private final Plan plan;

    Searching(Town town, Plan plan) {
        this.town = town;
        this.plan = plan;
    }

    /** What is typed. In this town a few hundred people have the same name, and all one number. */
    enum Kind {
        NAME("first and last name"),
        BEGINNING("two letters of a first name"),
        NUMBER("a number that everybody has"),
        NOBODY("a name that nobody has");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private String typed(int number) {
            return switch (this) {
                case NAME -> Town.client(number);
                case BEGINNING -> Town.client(number).substring(0, 2);
                case NUMBER -> "07700 900118";
                case NOBODY -> "Zebedee Nobody";
            };
        }
    }

    /** As a caseworker, one after the other, after a warm-up. */
    double p95Millis(Kind kind, String address) throws Exception {
        var latencies = new Histogram(LATENCY_MAX_NANOS, 3);
        var random = new Random(kind.ordinal());
        try (var person = Person.signedIn(address, Town.CASEWORKER)) {
            var page = person.get("/search").text();
            for (int one = -plan.warmup(); one < plan.requests(); one++) {
                var fields =
                        Map.of(
                                "person",
                                kind.typed(random.nextInt(town.cases())),
                                "purpose",
                                "contact");
                long asked = System.nanoTime();
                var got = person.post("/search", page, fields);
                long took = System.nanoTime() - asked;
                if (got.status() != 200) {
                    throw new IllegalStateException("no search: " + got.status());
                }
                if (one >= 0) {
                    latencies.recordValue(Math.min(took, LATENCY_MAX_NANOS));
                }
            }
        }
        return latencies.getValueAtPercentile(95) / 1e6;
    }
}
