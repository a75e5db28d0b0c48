package org.throughline.proof.verify;

import java.nio.ByteBuffer;
import org.throughline.proof.leaf.Salt;

/**
 * Remembers the salts of a pack by their first eight bytes: two of twelve million random ones share
 * them once in a hundred thousand packs.
 */
final class SeenSalts {
    /** More are not remembered; the table of as many takes 128 MiB. */
    private static final int SALTS_MAX = 12_000_000;

    private static final int FIRST_SLOTS = 1 << 10;

    private long[] slots = new long[FIRST_SLOTS];
    private int count;

    /** Whether the salt is seen for the first time. */
    boolean isNew(Salt salt) {
        if (count == SALTS_MAX) {
            return true;
        }
        long start = ByteBuffer.wrap(salt.bytes().bytes()).getLong();
        if (!put(slots, start == 0 ? 1 : start)) {
            return false;
        }
        count++;
        if (count * 4L > slots.length * 3L) {
            var larger = new long[slots.length * 2];
            for (long slot : slots) {
                if (slot != 0) {
                    put(larger, slot);
                }
            }
            slots = larger;
        }
        return true;
    }

    private static boolean put(long[] slots, long start) {
        int mask = slots.length - 1;
        int at = (int) (start ^ start >>> 32) & mask;
        while (slots[at] != 0) {
            if (slots[at] == start) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = start;
        return true;
    }
}
