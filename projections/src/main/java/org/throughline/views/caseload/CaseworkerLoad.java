package org.throughline.views.caseload;

/**
 * What one caseworker carries.
 *
 * @param person reference of the caseworker
 * @param cases open cases of which the person is the current caseworker
 * @param weight sum over these cases: 3 for high risk, 2 for medium, 1 for standard or not yet
 *     assessed
 */
public record CaseworkerLoad(String person, int cases, int weight) {
    /** More open cases than this are too many for one caseworker. */
    public static final int CASES_MAX = 80;

    public boolean isTooMuch() {
        return cases > CASES_MAX;
    }
}
