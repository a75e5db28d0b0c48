package org.throughline.referrals.contract;

import java.util.List;
import java.util.Set;
import org.throughline.casefile.Role;

/**
 * What the contract says of a command: who may send it, what it yields, its own fields and its
 * rules in words.
 */
public record CommandSpec(
        String name,
        String group,
        Set<Role> roles,
        List<String> yields,
        List<FieldSpec> fields,
        List<String> rules,
        boolean allowedWhenClosed) {
    public CommandSpec {
        roles = Set.copyOf(roles);
        yields = List.copyOf(yields);
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }
}
