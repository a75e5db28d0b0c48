package org.throughline.log;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.AppendOutcome.Repeated;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.LogCorrupted;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.StreamSlice;
import org.throughline.log.entry.Tag;

/**
 * The event log of one database. Positions are dense and given in the order of commits, so a reader
 * that remembers the last position it has seen can neither skip nor repeat an event, and needs no
 * knowledge of gaps.
 *
 * <p>Hand in a pool whose connections work under the role {@link #ROLE} (which {@link #migrate}
 * creates): it appends and reads, and cannot change or remove.
 */
public final class PostgresLog implements AutoCloseable {
    /** The role of the program: it may append by the function, and read. */
    public static final String ROLE = "throughline_app";

    private static final Duration POLL = Duration.ofSeconds(1);

    private final String streamKey;
    private final ReadSql reading;
    private final TimeSql times;
    private final HeadWatch head;
    private final Appender appender;
    private final int epoch;

    /**
     * Opens the log of a migrated database.
     *
     * @param streamKey key of the tag that is the stream: events that share its value are numbered
     *     among themselves, and loading them is one index range scan
     */
    public PostgresLog(DataSource database, String streamKey) {
        this.streamKey = streamKey;
        this.reading = new ReadSql(database, streamKey);
        this.times = new TimeSql(database);
        this.head = new HeadWatch(database);
        this.epoch = ask(reading::epoch);
        this.appender = new Appender(database, new AppendSql(streamKey, epoch), head);
        head.seen(head());
        head.start();
        appender.start();
    }

    /** Creates or brings up to date the schema {@code log}; needs the owner's rights. */
    public static void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .schemas("log")
                .locations("classpath:db/log")
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /**
     * Shuts out every node that has this log open: what an operator does when a standby is
     * promoted, so that nobody goes on with the old server's story. Needs the owner's rights.
     *
     * @return the new epoch
     */
    public static int raiseEpoch(DataSource owner) {
        return ask(() -> ReadSql.raiseEpoch(owner));
    }

    /**
     * Appends these events together or not at all. May write on the calling thread when nobody else
     * writes.
     *
     * @param condition what must not have happened; null appends in any case
     * @param keys what makes a repetition known; with at least one a lost answer is repeated safely
     * @return completes when the outcome is durable; exceptionally with {@link
     *     org.throughline.log.entry.AppendUnknown} when the connection was lost and nobody can say,
     *     with {@link org.throughline.log.entry.LogAway} when nothing was appended and a later
     *     attempt is safe, with {@link org.throughline.log.entry.OldEpoch} when this node was shut
     *     out
     */
    public CompletableFuture<AppendOutcome> append(
            @Nullable Condition condition, List<NewEvent> events, List<OnceKey> keys) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        var append = Append.of(condition, events, keys, streamKey);
        appender.hand(append);
        return append.answer();
    }

    /**
     * The events after a position, in order.
     *
     * @throws LogCorrupted when the next positions do not follow without a gap
     */
    public List<StoredEvent> read(long after, int limit) {
        // The head first: everything up to it is committed and visible to the statement after it.
        long upTo = head.known() >= after + limit ? after + limit : head();
        if (after > upTo) {
            throw new IllegalArgumentException(
                    "position " + after + " lies beyond the head " + upTo);
        }
        if (after == upTo) {
            return List.of();
        }
        long last = Math.min(upTo, after + limit);
        var events = ask(() -> reading.after(after, last));
        Contiguity.check(events, after, last);
        return events;
    }

    /** All events of one stream, in order. */
    public List<StoredEvent> readStream(String stream) {
        return readStream(stream, 0).events();
    }

    /** The events of one stream after a position, and how long the log was when they were read. */
    public StreamSlice readStream(String stream, long after) {
        return ask(() -> reading.ofStream(stream, after, Long.MAX_VALUE));
    }

    /** Those of these streams in which something stands beyond a position. */
    public Set<String> changedAfter(long position, Collection<String> streams) {
        return ask(() -> reading.changedAfter(position, streams));
    }

    /**
     * The events that one of the criteria finds, after the position of the condition and up to a
     * head that was read before, in order. Found by stream or by tag; criteria that name neither
     * read everything in between.
     */
    public List<StoredEvent> readMatching(Condition condition, long upTo) {
        return ask(() -> reading.matching(condition, upTo));
    }

    /** Position of the last event; 0 while the log is empty. */
    public long head() {
        return ask(reading::head);
    }

    /** Position of the first event that was recorded at or after this time. */
    public OptionalLong firstFrom(Instant at) {
        Long position = ask(() -> times.firstFrom(at));
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /**
     * Positions that follow one another.
     *
     * @param end the one after the last; equal to the first when there are none
     */
    public record Span(long first, long end) {

        /** How many there are. */
        public long size() {
            return end - first;
        }
    }

    /**
     * The fewest positions, up to one, that hold every event recorded from one time to before
     * another, and stand after an event from before it, or at the beginning, and before an event
     * from after it, or at the end. Where times run back, others are among them.
     */
    public Span recorded(Instant from, Instant until, long upTo) {
        return ask(() -> times.recorded(from, until, upTo));
    }

    /** Where and with which content a once key was used first. */
    public Optional<Repeated> once(String scope, String id) {
        return ask(() -> reading.once(scope, id));
    }

    /** How long the log is at least, as far as this node was told: the end of a whole append. */
    public long known() {
        return head.known();
    }

    /** Waits until the log is longer than this, or the time is over. */
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        var first = atMost.compareTo(POLL) < 0 ? atMost : POLL;
        if (head.awaitBeyond(position, first)) {
            return true;
        }
        head.seen(head());
        return head.awaitBeyond(position, atMost.minus(first));
    }

    /** Calls this after each growth of the log, until the answer is run. */
    public Runnable onGrowth(Runnable listener) {
        return head.onGrowth(listener);
    }

    /** The epoch under which this node opened the log. */
    public int epoch() {
        return epoch;
    }

    /** Whether the epoch has been raised since: then this node appends nothing more. */
    public boolean isShutOut() {
        return ask(reading::epoch) > epoch;
    }

    /** Key of the tag that is the stream. */
    public String streamKey() {
        return streamKey;
    }

    /** The stream that these tags name. */
    public Optional<String> streamOf(Set<Tag> tags) {
        return tags.stream().filter(tag -> tag.key().equals(streamKey)).map(Tag::value).findFirst();
    }

    private static <T extends @Nullable Object> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the log cannot be read: SQL state " + e.getSQLState(), e);
        }
    }

    @Override
    public void close() {
        appender.close();
        head.close();
    }

    private interface Question<T extends @Nullable Object> {
        T ask() throws SQLException;
    }
}
