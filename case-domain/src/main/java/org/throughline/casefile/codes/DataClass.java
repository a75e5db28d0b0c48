package org.throughline.casefile.codes;

/** What kind of data a payload field holds; it decides who may be told it. */
public enum DataClass implements Coded {
    /** Coded facts, ids, dates, whole numbers, yes and no. Needs no naming. */
    CODE,
    /** Name and birth date. */
    IDENT,
    /** Ways to reach the client. */
    CONTACT,
    /** Where the client lives or something happened. */
    PLACE,
    /** Ethnicity, religion, disability. */
    SPECIAL,
    /** An alleged party, police references and decisions. */
    OFFENCE,
    /** Free text. */
    NARR;

    public boolean isPersonal() {
        return this != CODE;
    }

    @Override
    public String code() {
        return name();
    }
}
