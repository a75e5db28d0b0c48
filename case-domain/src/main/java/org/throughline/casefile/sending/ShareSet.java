package org.throughline.casefile.sending;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a list of shared items must look like, whoever it is for. */
public final class ShareSet {

    private static final String CONTACT_RULES = "ContactSafetySet.rules";
    private static final Set<String> WAYS_TO_THE_CLIENT =
            Set.of("ClientDetailsRecorded.channels", "ClientDetailsRecorded.address");

    private ShareSet() {}

    /** A way to reach the client must not be told without saying which ways are safe. */
    public static boolean lacksRules(Collection<String> items) {
        return items.stream().anyMatch(WAYS_TO_THE_CLIENT::contains)
                && !items.contains(CONTACT_RULES);
    }

    /** What an agency may be told when more is named later. */
    static Set<String> widened(Collection<String> items, Collection<String> more) {
        var all = new LinkedHashSet<>(items);
        all.addAll(more);
        return all;
    }
}
