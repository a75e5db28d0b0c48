package org.throughline.bench.measure;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of events as programs of today give them: the millisecond first (version 7 of RFC 9562), so
 * that new ids are near each other in every peer's index.
 */
public final class TimeOrderedIds {

    private TimeOrderedIds() {}

    public static UUID next() {
        var chance = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | chance.nextInt(1 << 12);
        long low = 0b10L << 62 | chance.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
