package org.throughline.casefile.ids;

/** The name of a case, given by whoever opened it. */
public record CaseId(String value) {
    public CaseId {
        Ids.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
