package org.throughline.server.following;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import org.throughline.log.entry.LogCorrupted;
import org.throughline.log.entry.OldEpoch;
import org.throughline.referrals.keys.KeysAway;
import org.throughline.referrals.stored.UnknownFact;

/**
 * Puts a failure into words that are safe to log: kinds and places, never messages, which may quote
 * a row.
 */
public final class Trouble {
    private static final int CAUSES_MAX = 5;

    private Trouble() {}

    /**
     * What is wrong with the log in its own words; else the chain of exception classes, SQL states,
     * and the line of our code where it came up.
     */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // These speak of positions, epochs and kinds of facts alone.
            if (cause instanceof UnknownFact
                    || cause instanceof LogCorrupted
                    || cause instanceof OldEpoch
                    || cause instanceof KeysAway) {
                return String.valueOf(cause.getMessage());
            }
        }
        var parts = new ArrayList<String>();
        var cause = failure;
        for (int depth = 0;
                cause != null && depth < CAUSES_MAX;
                depth++, cause = cause.getCause()) {
            var state = cause instanceof SQLException sql ? " " + sql.getSQLState() : "";
            parts.add(cause.getClass().getSimpleName() + state);
        }
        var place =
                Arrays.stream(failure.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("org.throughline."))
                        .findFirst()
                        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("");
        return String.join(" < ", parts) + place;
    }
}
