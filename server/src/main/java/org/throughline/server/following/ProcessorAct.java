package org.throughline.server.following;

import java.time.Instant;
import java.util.Locale;

/**
 * Somebody did something to a processor of the log.
 *
 * @param person reference of who did
 * @param processor its name
 */
public record ProcessorAct(Instant at, String person, String processor, Kind kind) {

    /** What was done. */
    public enum Kind {
        /** It stays where it is until somebody lets it go on, on every node. */
        PAUSED,
        /** It goes on where it was. */
        RESUMED,
        /** What it had worked out is worked out again. */
        REBUILT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
