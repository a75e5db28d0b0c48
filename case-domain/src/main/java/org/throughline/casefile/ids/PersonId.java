package org.throughline.casefile.ids;

/** The reference of a registered member of staff, of the project or of an agency. */
public record PersonId(String value) {
    public PersonId {
        Ids.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
