package org.throughline.proof.issuing;

/** The tree is not what was kept of it. An incident: stop, keep both, tell everyone. */
public final class TwoHistories extends RuntimeException {
    private static final long serialVersionUID = 1;

    TwoHistories(long size) {
        super("the tree of size " + size + " does not follow from what was kept before");
    }
}
