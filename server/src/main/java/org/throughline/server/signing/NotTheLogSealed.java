package org.throughline.server.signing;

/**
 * The log, or the tree over it, is not what was sealed. An incident: nothing is signed any more.
 */
public final class NotTheLogSealed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param what in words for whoever looks, without anything of a case
     */
    public NotTheLogSealed(String what) {
        super(what);
    }

    /** Of one fact. */
    public static NotTheLogSealed at(long position) {
        return new NotTheLogSealed("the fact at position " + position + " is not what was sealed");
    }
}
