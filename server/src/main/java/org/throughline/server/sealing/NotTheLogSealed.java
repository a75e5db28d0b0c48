package org.throughline.server.sealing;

/**
 * The log, or the tree over it, is not what was sealed. An incident: nothing is signed any more.
 */
public final class NotTheLogSealed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotTheLogSealed(String what) {
        super(what);
    }

    static NotTheLogSealed at(long position) {
        return new NotTheLogSealed("the fact at position " + position + " is not what was sealed");
    }
}
