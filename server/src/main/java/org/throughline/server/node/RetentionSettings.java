package org.throughline.server.node;

import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        @DefaultValue("12") int months, @Nullable Map<String, Integer> monthsBy) {

    /** In months, for a case that was closed for this reason. */
    public int floor(String reason) {
        return monthsBy == null ? months : monthsBy.getOrDefault(reason, months);
    }
}
