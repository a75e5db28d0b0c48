package org.throughline.server.pages;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.core.type.TypeReference;

/** A case for whoever shows one: its facts, one after the other. */
public final class Facts {
    private static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");

    private Facts() {}

    public static List<RecordedEvent> of(CaseEvent... events) {
        return IntStream.range(0, events.length)
                .mapToObj(before -> event(before + 1, events[before]))
                .toList();
    }

    private static RecordedEvent event(int caseSeq, CaseEvent event) {
        var payload =
                new HashMap<String, Object>(
                        DomainJson.mapper()
                                .convertValue(event, new TypeReference<Map<String, Object>>() {}));
        payload.values().removeIf(Objects::isNull);
        return new RecordedEvent(
                caseSeq,
                new CaseId("BF-1"),
                caseSeq,
                "event-" + caseSeq,
                event.getClass().getSimpleName(),
                1,
                AT,
                "exact",
                AT.plusSeconds(caseSeq),
                null,
                Actor.SYSTEM,
                null,
                "command-" + caseSeq,
                null,
                null,
                null,
                event,
                payload);
    }
}
