package org.throughline.server.canary;

import java.util.Arrays;

/** Opens what PostgreSQL has compressed by its own method, as {@code pg_lzcompress.c} has it. */
final class Pglz {
    private static final int GROUP = 8;
    private static final int LONG = 18;

    private Pglz() {}

    /** As much as can be read; empty where it is none of these values. */
    static byte[] open(byte[] packed, int raw) {
        var out = new byte[raw];
        int to = 0;
        int at = 0;
        while (at < packed.length && to < raw) {
            int control = packed[at++];
            for (int item = 0; item < GROUP && at < packed.length && to < raw; item++) {
                if ((control >> item & 1) == 0) {
                    out[to++] = packed[at++];
                    continue;
                }
                if (at + 2 > packed.length) {
                    return Arrays.copyOf(out, to);
                }
                int length = (packed[at] & 0x0f) + 3;
                int back = (packed[at] & 0xf0) << 4 | packed[at + 1] & 0xff;
                at += 2;
                if (length == LONG && at < packed.length) {
                    length += packed[at++] & 0xff;
                }
                if (back == 0 || back > to) {
                    return new byte[0];
                }
                for (int copied = 0; copied < length && to < raw; copied++, to++) {
                    out[to] = out[to - back];
                }
            }
        }
        return Arrays.copyOf(out, to);
    }
}
