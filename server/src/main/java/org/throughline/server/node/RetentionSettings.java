package org.throughline.server.node;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long closed cases are kept at least.
 *
 * @param months after the case was closed
 * @param monthsBy the same for single reasons of closing, by their code; the others have {@code
 *     months}
 */
@ConfigurationProperties("throughline.retention")
public record RetentionSettings(
        @DefaultValue("12") int months, @DefaultValue Map<String, Integer> monthsBy) {

    public RetentionSettings {
        monthsBy = Map.copyOf(monthsBy);
    }

    /** In months, for a case that was closed for this reason. */
    public int floor(String reason) {
        return monthsBy.entrySet().stream()
                .filter(one -> isNamed(one.getKey(), reason))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(months);
    }

    /** A reason that is none of these. */
    public Optional<String> unknown(Set<String> reasons) {
        return monthsBy.keySet().stream()
                .filter(name -> reasons.stream().noneMatch(reason -> isNamed(name, reason)))
                .findFirst();
    }

    /** A variable of the environment cannot hold the hyphen of a code. */
    private static boolean isNamed(String name, String reason) {
        return name.equals(reason) || name.equals(reason.replace("-", ""));
    }
}
