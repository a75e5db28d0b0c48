package org.throughline.log.transfer;

/**
 * A file that is not what it was when it was written, or is no file of events. Nothing was imported
 * from it.
 */
public final class TornFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    TornFile(long line, String why) {
        super(
                "line "
                        + line
                        + " of the file "
                        + why
                        + "; nothing of it is imported: get a whole copy");
    }
}
