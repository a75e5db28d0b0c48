package org.throughline.casefile.values;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * The rules that a correction says.
     *
     * @param plain a JSON list of rules as plain value; what is none, as after an erasure, says no
     *     rule
     */
    public static List<ContactRule> all(Object plain) {
        return objects(plain).stream()
                .map(rule ->
                        new ContactRule(
                                text(rule, "channelId"),
                                text(rule, "kind"),
                                rule.get("value") == null ? null : text(rule, "value"),
                                text(rule, "status"),
                                rule.get("hours") == null ? null : hours(rule.get("hours")),
                                Boolean.TRUE.equals(rule.get("messageAllowed"))))
                .toList();
    }

    private static List<Hours> hours(@Nullable Object plain) {
        return objects(plain).stream()
                .map(span ->
                        new Hours(
                                LocalTime.parse(text(span, "from")),
                                LocalTime.parse(text(span, "to"))))
                .toList();
    }

    private static List<Map<?, ?>> objects(@Nullable Object plain) {
        var objects = new ArrayList<Map<?, ?>>();
        if (plain instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static String text(Map<?, ?> holder, String field) {
        return String.valueOf(holder.get(field));
    }
}
