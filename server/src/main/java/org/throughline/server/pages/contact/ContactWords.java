package org.throughline.server.pages.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.throughline.casefile.RecordedEvent;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.pages.contact.SafeContact.Way;

/** The rules of safe contact as sentences, for whoever is about to reach the client. */
public final class ContactWords {
    private ContactWords() {}

    /**
     * One sentence for each way of contact, then the code word and the place to meet; empty when
     * nothing was said.
     */
    public static List<String> of(List<RecordedEvent> readable) {
        var contact = SafeContact.of(readable);
        var sentences = new ArrayList<>(contact.ways().stream().map(ContactWords::of).toList());
        if (contact.codeWord() != null) {
            sentences.add("Code word: " + contact.codeWord());
        }
        if (contact.meetingPlace() != null) {
            sentences.add("Meet at: " + contact.meetingPlace());
        }
        return sentences;
    }

    /** The sentence of each way of contact that something was said of, by its name in the case. */
    public static Map<String, String> byChannel(List<RecordedEvent> readable) {
        return SafeContact.of(readable).ways().stream()
                .collect(Collectors.toMap(Way::channelId, ContactWords::of, (_, later) -> later));
    }

    private static String of(Way way) {
        var kind = Contract.standard().codeList("channelKind").getOrDefault(way.kind(), way.kind());
        return Character.toUpperCase(kind.charAt(0))
                + kind.substring(1)
                + (way.value().isEmpty() ? "" : ", " + way.value())
                + ": "
                + rule(way);
    }

    private static String rule(Way way) {
        return switch (way.standing()) {
            case SAFE ->
                    "safe"
                            + hours(way)
                            + (way.isForMessages()
                                    ? ". A message may be left."
                                    : ". Leave no message.");
            case UNSAFE -> "DO NOT USE. It is not safe.";
            case UNKNOWN -> "not asked, or in doubt. Ask before you use it.";
        };
    }

    private static String hours(Way way) {
        return way.hours().isEmpty()
                ? ""
                : way.hours().stream()
                        .map(span -> span.from() + " to " + span.to())
                        .collect(Collectors.joining(" and from ", " from ", " only"));
    }
}
