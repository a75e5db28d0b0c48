package org.throughline.referrals.stored;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Time-ordered ids of events, version 7 of RFC 9562: the millisecond, then the microseconds within
 * it, then the place within the commit, then chance. Within a case they rise with caseSeq, because
 * every commit has a later time than the one before.
 */
public final class EventIds {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int PLACES = 1 << 12;

    private EventIds() {}

    /** The id of an event of a commit. */
    public static String of(Instant recordedAt, int placeInCommit) {
        if (placeInCommit >= PLACES) {
            throw new IllegalArgumentException("a commit holds fewer than " + PLACES + " events");
        }
        long micros = recordedAt.getNano() / 1000 % 1000;
        long high = recordedAt.toEpochMilli() << 16 | 0x7000 | micros;
        long low = 0b10L << 62 | (long) placeInCommit << 50 | CHANCE.nextLong() >>> 14;
        return new UUID(high, low).toString();
    }
}
