package org.throughline.casefile.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether, when and how one way of contact may be used. */
public record ContactRule(
        String channelId,
        String kind,
        @Nullable String value,
        String status,
        @Nullable List<Hours> hours,
        boolean messageAllowed) {
    public ContactRule {
        hours = hours == null ? null : List.copyOf(hours);
    }
}
