package org.throughline.bench.measure;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
/**
 * An event store under measurement. Each peer is used by its own API, as its documentation shows
 * it; only filling may go round it.
 */
public interface Peer extends AutoCloseable {
    /** The name in the results. */
    String name();

    /** Creates the tables unless they are there. */
    void create() throws Exception;

    /** What has to be known of a stream before something is appended to it. */
    long versionOf(String stream) throws Exception;

    /**
     * Appends one event on condition that nothing was appended to the stream since this version.
     *
     * @return the version after it
     */
    long append(String stream, long version, String eventId, Fact fact) throws Exception;

    /** Whether appending the same event id again is safe; otherwise a caller has to look first. */
    default boolean appendsOnce() {
        return false;
    }

    /** Loads a stream; answers with the number of its events. */
    int load(String stream) throws Exception;

    /** Follows the store from its first event. */
    Follower follow() throws Exception;

    /** Brings an empty store to so many events; event n belongs to the stream of {@link #streamOf}. */
    void fill(long events, int streams, int payloadBytes) throws Exception;

    /** Where the events stand, for those who look without the API. */
    EventTable table();

    @Override
    void close();

    /**
     * Streams that are alive at once while a store is filled: the events of one lie among so many others,
     * as those of a case that takes months lie in a log of years.
     */
    int ALIVE_AT_ONCE = 1_000;

    /** The stream of event n, from 0, of a filled store. */
    static long streamOf(long n) {
        return n / (ALIVE_AT_ONCE * EVENTS_PER_STREAM) * ALIVE_AT_ONCE + n % ALIVE_AT_ONCE;
    }

    /** The same in SQL, of the column {@code n} of a generated series. */
    static String streamSql() {
        return "(n / %d * %d + n %% %d)"
                .formatted(ALIVE_AT_ONCE * EVENTS_PER_STREAM, ALIVE_AT_ONCE, ALIVE_AT_ONCE);
    }

    /** The place of event n in its stream, from 0, in SQL. */
    static String placeSql() {
        return "(n / %d %% %d)".formatted(ALIVE_AT_ONCE, EVENTS_PER_STREAM);
    }

    /** Number of streams when a store is filled with so many events. */
    static int streamsOf(long events) {
        return Math.toIntExact(Math.max(1, events / EVENTS_PER_STREAM));
    }

    /** Events of one stream in a filled store. */
    int EVENTS_PER_STREAM = 20;

    /**
     * The name of a stream; what stands before the hyphen is the category of stores that know one.
     */
    static String stream(long number) {
        return "bench-" + number;
    }

    /**
     * An id of an event as programs of today give them: the millisecond first (version 7 of RFC
     * 9562), so that new ids are near each other in every peer's index.
     */
    static UUID timeOrderedId() {
        var chance = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | chance.nextInt(1 << 12);
        long low = 0b10L << 62 | chance.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
