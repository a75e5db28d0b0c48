package org.throughline.proof.archive;

/** An archive that is not of the one form. Says where and why, never what stands there. */
public final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** In which way. */
    public enum Kind {
        /** No archive of the form, or only a part of one. */
        STRUCTURE,
        /** Lines without an end. */
        FORM,
        /** More than a verifier is ready to read. */
        SIZE
    }

    public Damaged(Kind kind, String place) {
        super(place);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Where, and for {@link Kind#STRUCTURE} why. */
    public String place() {
        return String.valueOf(getMessage());
    }
}
