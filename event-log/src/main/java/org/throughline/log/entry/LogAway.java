package org.throughline.log.entry;

import org.jspecify.annotations.Nullable;

/**
 * The log cannot be reached or is too busy; nothing was appended, and trying again later is safe.
 */
public final class LogAway extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public LogAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
