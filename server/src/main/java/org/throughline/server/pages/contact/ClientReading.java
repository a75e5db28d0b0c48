package org.throughline.server.pages.contact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.referrals.contract.Contract;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.contact.ClientPage.Member;
import org.throughline.server.pages.contact.ClientPage.Number;
import org.throughline.views.replay.Replay;

/** Reads the people of a case from its events. */
final class ClientReading {
    private static final String UNASKED = "Nobody asked whether it is safe. Ask before you use it.";
    private static final Set<String> NO_DETAIL = Set.of("personRef", "channels");

    private ClientReading() {}

    /** As far as whoever reads these events may know it. */
    static ClientPage page(List<RecordedEvent> readable, boolean mayRecord) {
        Map<String, Object> details = Map.of();
        var household = new ArrayList<Member>();
        for (var known : Replay.of(readable).standing()) {
            switch (known.event().type()) {
                case "ClientDetailsRecorded" -> details = known.payload();
                case "HouseholdMemberAdded" -> household.add(member(known.payload()));
                default -> {
                    // Says nothing of who there is.
                }
            }
        }
        var identity = IdentityBar.of(readable);
        return new ClientPage(
                readable.getFirst().caseId().value(),
                ((CaseOpened) readable.getFirst().event()).caseRef(),
                identity.clientName(),
                identity.language(),
                lines("ClientDetailsRecorded", details, NO_DETAIL),
                numbers(details, ContactWords.byChannel(readable)),
                ContactWords.of(readable),
                household,
                mayRecord);
    }

    private static List<Number> numbers(Map<String, Object> details, Map<String, String> rules) {
        var numbers = new ArrayList<Number>();
        if (details.get("channels") instanceof List<?> ways) {
            for (var one : ways) {
                if (one instanceof Map<?, ?> way) {
                    var rule = rules.get(text(way, "channelId"));
                    var kind = text(way, "kind");
                    numbers.add(
                            new Number(
                                    "%s (%s)"
                                            .formatted(
                                                    text(way, "value"),
                                                    Contract.standard()
                                                            .codeList("channelKind")
                                                            .getOrDefault(kind, kind)),
                                    rule == null ? UNASKED : rule,
                                    rule != null));
                }
            }
        }
        return numbers;
    }

    private static Member member(Map<String, Object> payload) {
        return new Member(
                text(payload, "name"),
                lines("HouseholdMemberAdded", payload, Set.of("memberRef", "name")));
    }

    private static List<Wording.Line> lines(
            String type, Map<String, Object> payload, Set<String> without) {
        var shown = new LinkedHashMap<>(payload);
        shown.keySet().removeAll(without);
        return Wording.lines(type, shown);
    }

    private static String text(Map<?, ?> values, String field) {
        return values.get(field) instanceof String text ? text : "";
    }
}
