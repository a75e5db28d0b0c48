package org.throughline.log.entry;

/**
 * The connection was lost while events were appended, and could not be had again: nobody can say
 * yet whether they stand in the log. With a once key it is safe to append them again.
 */
public final class AppendUnknown extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public AppendUnknown(Throwable cause) {
        super(
                "the answer to an append was lost; append it again with the same once key, which stores it once",
                cause);
    }
}
