package org.throughline.casefile.statistics;

import org.throughline.casefile.codes.Coded;

/** By what counts are told apart: the fixed list of the contract, and no free filter beside it. */
public enum Breakdown implements Coded {
    MONTH("month", ""),
    QUARTER("quarter", ""),
    /** No fact says in which ward somebody lives, so every count stands under "not known". */
    WARD("ward", ""),
    TASK("task", "task"),
    NEED("need", "needCategory"),
    INCIDENT_KIND("incidentKind", "incidentKind"),
    MOTIVATION("motivation", "motivation"),
    OUTCOME("outcome", "outcomeCode"),
    /** The nineteen harmonised groups, and "not stated". */
    ETHNICITY("ethnicity", "ethnicity"),
    AGE_BAND("ageBand", "ageBand"),
    AGENCY_KIND("agencyKind", "agencyKind");

    /** Where nothing is known. */
    public static final String NOT_STATED = "not-stated";

    private final String code;
    private final String codeList;

    Breakdown(String code, String codeList) {
        this.code = code;
        this.codeList = codeList;
    }

    @Override
    public String code() {
        return code;
    }

    /** The code list of its values; empty where they are not codes. */
    public String codeList() {
        return codeList;
    }

    /** Whether something can be counted of which this is not known. */
    boolean mayBeUnknown() {
        return switch (this) {
            case WARD, NEED, MOTIVATION, ETHNICITY, AGE_BAND, AGENCY_KIND -> true;
            case MONTH, QUARTER, TASK, INCIDENT_KIND, OUTCOME -> false;
        };
    }

    boolean isOfPlace() {
        return this == WARD;
    }

    boolean isOfPerson() {
        return this == ETHNICITY || this == AGE_BAND;
    }
}
