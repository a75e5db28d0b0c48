package org.throughline.views.caseload;

import java.util.Arrays;
import java.util.Locale;

/** In which order cases are listed. */
public enum CaseOrder {
    CHANGED("Last change", "last_recorded_at desc"),
    REFERENCE("Reference", "case_ref"),
    RISK(
            "Risk",
            "array_position(array['high', 'medium', 'standard'], risk_level) nulls last, last_recorded_at desc"),
    OVERDUE("Overdue referrals", "overdue desc, live_referrals desc, last_recorded_at desc");

    private final String label;
    private final String columns;

    CaseOrder(String label, String columns) {
        this.label = label;
        this.columns = columns;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    /** With the case as the last word, so that pages never overlap. */
    String sql() {
        return " order by " + columns + ", case_id";
    }

    /** The order of this code; by last change where there is none. */
    public static CaseOrder of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(CHANGED);
    }
}
