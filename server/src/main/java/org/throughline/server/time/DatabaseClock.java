package org.throughline.server.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The time of day as the node's database has it, so that nodes agree on when something was
 * recorded, is due or is over, whatever the clocks of their machines say. Between two looks at the
 * database it goes by what the node counts by itself, which nobody sets. While the database is away
 * it goes on like that.
 */
public final class DatabaseClock extends Clock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(5);

    private final InstantSource database;
    private final InstantSource machine;
    private final LongSupplier nanos;
    private final Thread looking;
    private volatile Reading reading;
    private boolean isMachineWrong;

    /** It was then that time of day. */
    private record Reading(Instant at, long nanos) {
        Instant after(long now) {
            return at.plusNanos(now - nanos);
        }
    }

    /**
     * Asks for the first time; throws what the database throws when it is away.
     *
     * @param database asks it for the time of day
     * @param machine the node's own, which is only compared
     * @param nanos counts on evenly
     */
    DatabaseClock(InstantSource database, InstantSource machine, LongSupplier nanos) {
        this.database = database;
        this.machine = machine;
        this.nanos = nanos;
        var first = database.instant();
        this.reading = new Reading(first, nanos.getAsLong());
        this.looking = Thread.ofVirtual().name("time-of-day").unstarted(this::keepLooking);
        // The first answer takes as long as making the connection does.
        look();
    }

    /** By the clock of this database; throws when it is away. */
    public static DatabaseClock of(DataSource database) {
        var sql = JdbcClient.create(database);
        return new DatabaseClock(
                () ->
                        sql.sql("select clock_timestamp()")
                                .query(OffsetDateTime.class)
                                .single()
                                .toInstant(),
                Clock.systemUTC(),
                System::nanoTime);
    }

    /** Looks again and again from now on. */
    public void start() {
        looking.start();
    }

    @Override
    public Instant instant() {
        return reading.after(nanos.getAsLong());
    }

    /**
     * Asks the database once more. What it says is the time of some moment between the question and
     * the answer: as long as ours fits, it stays as it is, and otherwise it is put as little as
     * needed.
     */
    void look() {
        long asked = nanos.getAsLong();
        var said = database.instant();
        long answered = nanos.getAsLong();
        var now = reading;
        if (said.isBefore(now.after(asked))) {
            reading = new Reading(said, asked);
        } else if (said.isAfter(now.after(answered))) {
            reading = new Reading(said, answered);
        }
        compare();
    }

    private void compare() {
        var off = Duration.between(instant(), machine.instant());
        boolean isWrong = off.abs().compareTo(WORTH_A_WORD) > 0;
        if (isWrong && !isMachineWrong) {
            LOG.warn(
                    "the clock of this machine is {} s off its database's, which is the one that counts; set it right",
                    off.toSeconds());
        }
        isMachineWrong = isWrong;
    }

    private void keepLooking() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                // Nothing is waited for: this is how often the database is asked. Closing ends it.
                Thread.sleep(BETWEEN_LOOKS);
                look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException away) { // what was counted on so far is still right
                LOG.debug("no time of day from the database now");
            }
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource source = this::instant;
        return source.withZone(zone);
    }

    @Override
    public void close() {
        looking.interrupt();
    }
}
