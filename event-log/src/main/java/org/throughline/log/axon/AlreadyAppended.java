package org.throughline.log.axon;

/** The append carries a once key that is known: nothing was stored, because it was before. */
public final class AlreadyAppended extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String digest;
    private final long first;
    private final long last;

    AlreadyAppended(String digest, long first, long last) {
        super("this was appended before, at " + first + " to " + last);
        this.digest = digest;
        this.first = first;
        this.last = last;
    }

    /** What the key stood for the first time. */
    public String digest() {
        return digest;
    }

    public long first() {
        return first;
    }

    public long last() {
        return last;
    }
}
