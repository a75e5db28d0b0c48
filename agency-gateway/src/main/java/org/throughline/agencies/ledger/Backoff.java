package org.throughline.agencies.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a try that failed. The waits are spread by a fifth to both sides, so that
 * what failed together does not come again together.
 *
 * @param waits after the first, second and later tries; after the last of them the entry is parked
 */
public record Backoff(List<Duration> waits, RandomGenerator chance) {
    private static final double SPREAD = 0.2;

    public Backoff {
        waits = List.copyOf(waits);
    }

    /** The waits of an installation. */
    public static Backoff standard(RandomGenerator chance) {
        return new Backoff(
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(8),
                        Duration.ofHours(24)),
                chance);
    }

    /** How long to wait after this many tries; empty when there is no further one. */
    Optional<Duration> after(int tries) {
        if (tries > waits.size()) {
            return Optional.empty();
        }
        var spread = 1 + SPREAD * (2 * chance.nextDouble() - 1);
        return Optional.of(Duration.ofMillis((long) (waits.get(tries - 1).toMillis() * spread)));
    }
}
