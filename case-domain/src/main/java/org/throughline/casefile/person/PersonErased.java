package org.throughline.casefile.person;

/** Something was to be kept of a person who was erased. */
public final class PersonErased extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PersonErased() {
        super("the person has been erased");
    }
}
