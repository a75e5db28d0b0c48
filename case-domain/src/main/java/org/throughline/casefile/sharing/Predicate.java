package org.throughline.casefile.sharing;

import org.throughline.casefile.codes.Coded;

/** For which agency a ceiling of the event table holds. */
public enum Predicate implements Coded {
    /** A bare level: every agency of the column. */
    EVERYONE(""),
    /** Every agency of the column to which nothing before it applied. */
    ELSE("else"),
    /** The agency to which the referral is addressed. */
    ADDRESSEE("adr"),
    /** The addressee of the referral that was rerouted. */
    OLD_ADDRESSEE("old"),
    /** The addressee of the referral that replaced it. */
    NEW_ADDRESSEE("new"),
    /** An agency named in the consent. */
    NAMED("named"),
    /** The agency that sent the event. */
    AUTHOR("author"),
    /** The agency that brought the case. */
    REFERRER("referrer"),
    /** An agency whose work it was. */
    DONE_BY("doneBy"),
    /** An agency that may hold alleged offences. */
    OFFENCE("offence"),
    /** The landlord of the alleged party. */
    TENANT("tenant"),
    /** Holders to whom a changed field is visible; see notices. */
    TARGET("target"),
    /** Whoever holds the target; see notices. */
    HOLDER("holder"),
    /** Holders to whom a redacted field was visible; see notices. */
    TOUCHED("touched");

    private final String code;

    Predicate(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
