package org.throughline.proof.leaf;

/**
 * The committed fields that are not the fact's own content. In clear they would betray what policy
 * hides: a jump in the numbers of a case tells of an event that the reader may not know of.
 */
public final class EnvelopePath {
    /** The kind of fact. */
    public static final String TYPE = "$type";

    /** The case; absent for a fact that is of no case. */
    public static final String CASE = "$case";

    /** The fact's number in its case, dense from 1. */
    public static final String CASE_SEQ = "$caseSeq";

    /** The hash of the leaf before it in its case; {@code Hash.NONE} for the first. */
    public static final String CASE_PREVIOUS = "$casePrevious";

    /** How many fields there are in all, this one included: who holds them all can tell. */
    public static final String FIELDS = "$fields";

    /** How many fields are sealed with the key of each person. */
    public static final String SEALED = "$sealed";

    /**
     * In the fact that says that a person's key is no more: whose, in the words of {@link #SEALED}.
     */
    public static final String KEY_DESTROYED_OF = "$keyDestroyedOf";

    private EnvelopePath() {}
}
