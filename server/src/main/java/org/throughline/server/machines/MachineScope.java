package org.throughline.server.machines;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the token of a machine may be for. */
public enum MachineScope {
    /** The timeline of a case, and what became of an answer. */
    REFERRALS_READ("referrals:read"),
    /** To answer a referral, and to report what the agency did. */
    REFERRALS_ANSWER("referrals:answer"),
    /** The feed. */
    EVENTS_READ("events:read");

    private final String code;

    MachineScope(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Set<String> all() {
        return Arrays.stream(values())
                .map(MachineScope::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether all of these are scopes, and there is at least one. */
    static boolean areKnown(Set<String> codes) {
        return !codes.isEmpty() && all().containsAll(codes);
    }
}
