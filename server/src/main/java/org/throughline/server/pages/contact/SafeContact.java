package org.throughline.server.pages.contact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.memory.ContactRules;
import org.throughline.views.replay.Replay;

/**
 * How a client can be reached safely: what was said last, as corrected since, and what came into
 * doubt after it because somebody else answered.
 *
 * @param ways in the order in which they were said
 * @param codeWord null when there is none
 * @param meetingPlace null when there is none
 * @param reviewOn day on which to ask again, as in ISO 8601; null when nothing was said, or not to
 *     this reader
 */
public record SafeContact(
        List<Way> ways,
        @Nullable String codeWord,
        @Nullable String meetingPlace,
        @Nullable String reviewOn) {
    private static final SafeContact UNSAID = new SafeContact(List.of(), null, null, null);

    public SafeContact {
        ways = List.copyOf(ways);
    }

    /** What is known of a way of contact, by the codes of channelStatus. */
    public enum Standing {
        SAFE,
        UNSAFE,
        UNKNOWN
    }

    /**
     * A way of contact with its rule: the one is never shown without the other.
     *
     * @param channelId its name in this case
     * @param kind a code of channelKind
     * @param value number or address; empty when there is none
     * @param hours within which alone it is safe; empty when always
     * @param isForMessages whether a message may be left
     */
    public record Way(
            String channelId,
            String kind,
            String value,
            Standing standing,
            List<Span> hours,
            boolean isForMessages) {
        public Way {
            hours = List.copyOf(hours);
        }
    }

    /** Hours and minutes in London, the end excluded. */
    public record Span(String from, String to) {}

    /** As far as whoever reads these events may know it. */
    static SafeContact of(List<RecordedEvent> readable) {
        Map<String, Object> said = Map.of();
        var doubted = new HashSet<String>();
        for (var known : Replay.of(readable).standing()) {
            switch (known.event().type()) {
                case "ContactSafetySet" -> {
                    said = known.payload();
                    doubted.clear();
                }
                case "ContactAttempted" -> {
                    if (ContactRules.raisesDoubt(text(known.payload(), "outcome"))) {
                        doubted.add(text(known.payload(), "channelId"));
                    }
                }
                default -> {}
            }
        }
        return said.isEmpty() ? UNSAID : of(said, doubted);
    }

    private static SafeContact of(Map<String, Object> said, Set<String> doubted) {
        return new SafeContact(
                objects(said.get("rules")).map(rule -> way(rule, doubted)).toList(),
                orNull(said, "codeWord"),
                orNull(said, "meetingPlace"),
                orNull(said, "reviewOn"));
    }

    private static Way way(Map<?, ?> rule, Set<String> doubted) {
        var channelId = text(rule, "channelId");
        return new Way(
                channelId,
                text(rule, "kind"),
                text(rule, "value"),
                standing(text(rule, "status"), doubted.contains(channelId)),
                objects(rule.get("hours"))
                        .map(span -> new Span(time(span, "from"), time(span, "to")))
                        .toList(),
                Boolean.TRUE.equals(rule.get("messageAllowed")));
    }

    /** A doubt takes from a way that it is safe, never that it is unsafe. */
    private static Standing standing(String status, boolean isDoubted) {
        return switch (status) {
            case "unsafe" -> Standing.UNSAFE;
            case "safe" -> isDoubted ? Standing.UNKNOWN : Standing.SAFE;
            default -> Standing.UNKNOWN;
        };
    }

    private static Stream<Map<?, ?>> objects(@Nullable Object list) {
        var objects = new ArrayList<Map<?, ?>>();
        if (list instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> object) {
                    objects.add(object);
                }
            }
        }
        return objects.stream();
    }

    private static String time(Map<?, ?> span, String end) {
        var text = text(span, end);
        return text.length() > 5 ? text.substring(0, 5) : text;
    }

    private static @Nullable String orNull(Map<?, ?> holder, String field) {
        var text = text(holder, field);
        return text.isEmpty() ? null : text;
    }

    private static String text(Map<?, ?> holder, String field) {
        return holder.get(field) == null ? "" : String.valueOf(holder.get(field));
    }
}
