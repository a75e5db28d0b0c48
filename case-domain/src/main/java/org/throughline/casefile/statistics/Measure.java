package org.throughline.casefile.statistics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.throughline.casefile.codes.Coded;

/** What is counted, each at the day on which it happened. */
public enum Measure implements Coded {
    /** Cases that were opened. */
    CASES("cases", Set.of(), Set.of()),
    /** Incidents; one of several kinds or motivations counts under each that is asked for. */
    INCIDENTS("incidents", Set.of(), EnumSet.of(Breakdown.INCIDENT_KIND, Breakdown.MOTIVATION)),
    /** Help offered, interventions created, impact reduced and resolutions achieved. */
    TASKS("tasks", EnumSet.of(Breakdown.TASK), Set.of()),
    /** Needs that were identified. */
    NEEDS("needs", EnumSet.of(Breakdown.NEED), Set.of()),
    /** Referrals that were sent. */
    REFERRALS("referrals", Set.of(), EnumSet.of(Breakdown.NEED, Breakdown.AGENCY_KIND)),
    /** Referrals that their addressee completed. */
    OUTCOMES(
            "outcomes",
            EnumSet.of(Breakdown.OUTCOME),
            EnumSet.of(Breakdown.NEED, Breakdown.AGENCY_KIND)),
    /** Needs that no agency could take. */
    GAPS("gaps", Set.of(), EnumSet.of(Breakdown.NEED));

    private static final Set<Breakdown> OF_EVERYTHING =
            EnumSet.of(
                    Breakdown.MONTH,
                    Breakdown.QUARTER,
                    Breakdown.WARD,
                    Breakdown.ETHNICITY,
                    Breakdown.AGE_BAND);

    private final String code;
    private final Set<Breakdown> always;
    private final Set<Breakdown> ifAsked;

    Measure(String code, Set<Breakdown> always, Set<Breakdown> ifAsked) {
        this.code = code;
        this.always = Set.copyOf(always);
        this.ifAsked = Set.copyOf(ifAsked);
    }

    @Override
    public String code() {
        return code;
    }

    /** The breakdowns of its table: its own, and those that were asked for and that it has. */
    List<Breakdown> breakdowns(List<Breakdown> asked) {
        var all = new ArrayList<Breakdown>();
        for (var breakdown : Breakdown.values()) {
            var has = ifAsked.contains(breakdown) || OF_EVERYTHING.contains(breakdown);
            if (always.contains(breakdown) || has && asked.contains(breakdown)) {
                all.add(breakdown);
            }
        }
        return List.copyOf(all);
    }
}
