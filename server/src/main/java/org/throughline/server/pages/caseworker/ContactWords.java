package org.throughline.server.pages.caseworker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.referrals.contract.Contract;

/** The rules of safe contact as sentences: a number is never read without its rule. */
final class ContactWords {
    private ContactWords() {}

    /** One sentence for each way of contact, then the code word and the place to meet. */
    static List<String> of(Map<String, Object> payload) {
        var sentences = new ArrayList<String>();
        if (payload.get("rules") instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> rule) {
                    sentences.add(sentence(rule));
                }
            }
        }
        if (payload.get("codeWord") instanceof String word) {
            sentences.add("Code word: " + word);
        }
        if (payload.get("meetingPlace") instanceof String place) {
            sentences.add("Meet at: " + place);
        }
        return sentences;
    }

    private static String sentence(Map<?, ?> rule) {
        var kind = text(rule, "kind");
        var way = Contract.standard().codeList("channelKind").getOrDefault(kind, kind);
        var value = text(rule, "value");
        return Character.toUpperCase(way.charAt(0))
                + way.substring(1)
                + (value.isEmpty() ? "" : ", " + value)
                + ": "
                + words(rule);
    }

    private static String words(Map<?, ?> rule) {
        return switch (text(rule, "status")) {
            case "safe" ->
                    "safe"
                            + hours(rule)
                            + (Boolean.TRUE.equals(rule.get("messageAllowed"))
                                    ? ". A message may be left."
                                    : ". Leave no message.");
            case "unsafe" -> "DO NOT USE. It is not safe.";
            default -> "not asked, or in doubt. Ask before you use it.";
        };
    }

    private static String hours(Map<?, ?> rule) {
        var spans = new ArrayList<String>();
        if (rule.get("hours") instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> span) {
                    spans.add(time(span, "from") + " to " + time(span, "to"));
                }
            }
        }
        return spans.isEmpty() ? "" : " from " + String.join(" and from ", spans) + " only";
    }

    private static String time(Map<?, ?> span, String end) {
        var text = text(span, end);
        return text.length() > 5 ? text.substring(0, 5) : text;
    }

    private static String text(Map<?, ?> holder, String field) {
        return holder.get(field) == null ? "" : String.valueOf(holder.get(field));
    }
}
