package org.throughline.referrals.contract;

import java.util.Set;
import org.throughline.casefile.Role;

/**
 * What the contract says of a command on the registers.
 *
 * @param body the entry of the set-up that it hands in, for example {@code Agreement}
 */
public record RegisterSpec(String name, Set<Role> roles, String body) {
    public RegisterSpec {
        roles = Set.copyOf(roles);
    }
}
