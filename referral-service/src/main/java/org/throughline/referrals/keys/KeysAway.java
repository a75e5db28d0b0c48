package org.throughline.referrals.keys;

/** The keys of the persons cannot be asked now, or are not the ones that sealed. */
public final class KeysAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysAway(String message) {
        super(message);
    }

    KeysAway(String message, Throwable cause) {
        super(message, cause);
    }
}
