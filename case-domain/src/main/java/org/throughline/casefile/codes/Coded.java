package org.throughline.casefile.codes;

/** A code of a code list: what stands in JSON, in the log and in the lists of the domain. */
public interface Coded {

    /** The code as it is written, for example {@code from-now}. */
    String code();
}
