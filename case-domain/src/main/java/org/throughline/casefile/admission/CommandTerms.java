package org.throughline.casefile.admission;

import java.util.Set;
import org.throughline.casefile.Role;

/** Who may send a command, and whether a closed case still takes it; from the contract. */
public record CommandTerms(String name, Set<Role> roles, boolean allowedWhenClosed) {
    public CommandTerms {
        roles = Set.copyOf(roles);
    }
}
