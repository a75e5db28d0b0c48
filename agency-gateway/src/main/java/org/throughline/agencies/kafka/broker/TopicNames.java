package org.throughline.agencies.kafka.broker;

import org.throughline.casefile.ids.AgencyId;

/** The names of the topics of an agency. */
public final class TopicNames {
    private static final String ALL = "throughline.agency.";

    private TopicNames() {}

    /** What the agency is told. */
    public static String entries(AgencyId agency) {
        return ALL + agency + ".entries";
    }

    /** What it answers, as its gateway writes it. */
    public static String answers(AgencyId agency) {
        return ALL + agency + ".answers";
    }

    /**
     * With what the names of the groups begin in which the agency's own programs read; the code of
     * no other agency can begin like that.
     */
    public static String groups(AgencyId agency) {
        return ALL + agency + "/";
    }
}
