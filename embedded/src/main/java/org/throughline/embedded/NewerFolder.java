package org.throughline.embedded;

/** The data folder was written by a newer version of this program than the one that was started. */
public final class NewerFolder extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NewerFolder(String message) {
        super(message);
    }
}
