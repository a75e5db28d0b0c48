package org.throughline.log.entry;

/**
 * The connection was lost while events without a once key were appended: nobody can say whether
 * they stand in the log.
 */
public final class AppendUnknown extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public AppendUnknown(Throwable cause) {
        super(
                "the answer to an append was lost; give it a once key to make it safe to repeat",
                cause);
    }
}
