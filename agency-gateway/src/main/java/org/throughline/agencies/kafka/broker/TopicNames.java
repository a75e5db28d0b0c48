package org.throughline.agencies.kafka.broker;

import org.throughline.casefile.ids.AgencyId;

/** The names of the topics of an agency. */
public final class TopicNames {
    private static final String ALL = "throughline.agency.";
    private static final String HANDED_IN = ".handed-in";

    private TopicNames() {}

    /** What the agency is told. */
    public static String entries(AgencyId agency) {
        return ALL + agency + ".entries";
    }

    /** What it answers, as its gateway writes it. */
    public static String answers(AgencyId agency) {
        return ALL + agency + ".answers";
    }

    /** What a program of the agency hands in; emptied as far as its gateway has taken it. */
    public static String handedIn(AgencyId agency) {
        return ALL + agency + HANDED_IN;
    }

    /** What became of each message that it handed in. */
    public static String outcomes(AgencyId agency) {
        return ALL + agency + ".outcomes";
    }

    /** Whether what was taken from a topic of this name is removed from it. */
    public static boolean isEmptied(String topic) {
        return topic.startsWith(ALL) && topic.endsWith(HANDED_IN);
    }

    /**
     * With what the names of the groups begin in which the agency's own programs read; the code of
     * no other agency can begin like that.
     */
    public static String groups(AgencyId agency) {
        return ALL + agency + "/";
    }
}
