package org.throughline.server.access;

import java.util.Set;
import org.throughline.casefile.Role;

/** The roles that answer for the rights of others, or watch over those who do. */
public final class RightsReaders {
    private static final Set<Role> ROLES = Set.of(Role.DATA_LEAD, Role.SUPERVISOR, Role.AUDITOR);

    private RightsReaders() {}

    public static boolean isAmong(Role role) {
        return ROLES.contains(role);
    }
}
