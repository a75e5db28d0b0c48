package org.throughline.views.caseload;

/**
 * The cases of which lists show something to a reader.
 *
 * @param projectId whose cases
 * @param which of them
 */
public record CasePart(String projectId, Which which) {

    /** Which cases of a project. */
    public enum Which {
        ALL("", ""),
        /** Those in which no help was offered yet: few, so other views are read from them. */
        BEFORE_HELP(
                " and not is_helped",
                """
                 and case_id = any (array(
                    select c.case_id from views.caseload_row c where c.project_id = :projectId and not c.is_helped))
                """),
        /** Those that were listed for a meeting of the agencies. */
        LISTED(
                " and is_listed",
                """
                 and exists (
                    select 1 from views.caseload_row c where c.case_id = item.case_id and c.is_listed)
                """);

        private final String condition;
        private final String conditionOfOthers;

        Which(String condition, String conditionOfOthers) {
            this.condition = condition;
            this.conditionOfOthers = conditionOfOthers;
        }
    }

    /** As the end of a condition on rows of the caseload. */
    String sql() {
        return which.condition;
    }

    /** As the end of a condition on rows of another view, which is called {@code item}. */
    public String sqlOfOthers() {
        return which.conditionOfOthers;
    }

    /** The same for rows of referrals, which say themselves whether their case was listed. */
    public String sqlOfReferrals() {
        return which == Which.LISTED ? sql() : sqlOfOthers();
    }

    /** Every case of a project. */
    public static CasePart all(String projectId) {
        return new CasePart(projectId, Which.ALL);
    }
}
