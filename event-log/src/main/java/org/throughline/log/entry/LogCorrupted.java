package org.throughline.log.entry;

/** The log is not what it promises to be. A reader stops here and never skips. */
public final class LogCorrupted extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public LogCorrupted(String message) {
        super(message);
    }
}
