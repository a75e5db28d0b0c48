package org.throughline.server.story;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.sharing.release.Gate;
import org.throughline.views.replay.Replay;

/**
 * Timelines and replays in the JSON of the command line, which is that of the expectation files.
 */
public final class CaseJson {
    private CaseJson() {}

    /** The project's events: {case, events}. */
    public static Map<String, Object> events(CaseId caseId, List<RecordedEvent> events) {
        var json = new LinkedHashMap<String, Object>();
        json.put("case", caseId.value());
        json.put("events", events.stream().map(CaseJson::event).toList());
        return json;
    }

    /** The project's events as they were known: {case, events}. */
    public static Map<String, Object> replay(CaseId caseId, List<Replay.Known> known) {
        return events(caseId, known.stream().map(Replay.Known::event).toList());
    }

    /**
     * What an agency had been told by a moment, of what had happened by a moment: {case, agency,
     * events}.
     */
    public static Map<String, Object> toldBy(
            CaseId caseId,
            AgencyId agency,
            List<ReleasedEntry> released,
            @Nullable Instant knownBy,
            @Nullable Instant happenedBy) {
        var json = new LinkedHashMap<String, Object>();
        json.put("case", caseId.value());
        json.put("agency", agency.value());
        json.put(
                "events",
                released.stream()
                        .filter(one -> Replay.isBy(one.entry().releasedAt(), knownBy))
                        .filter(one -> Replay.isBy(one.entry().occurredAt(), happenedBy))
                        .map(one -> {
                            var event = new LinkedHashMap<String, Object>();
                            event.put("agencySeq", one.entry().agencySeq());
                            event.put("caseSeq", one.caseSeq());
                            event.put("type", one.entry().type());
                            event.put("level", one.entry().level().letter());
                            event.put("occurredAt", second(one.entry().occurredAt()));
                            event.put("recordedAt", second(one.entry().recordedAt()));
                            event.put("releasedAt", second(one.entry().releasedAt()));
                            return event;
                        })
                        .toList());
        return json;
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Map<String, Object> event(RecordedEvent event) {
        var json = new LinkedHashMap<String, Object>();
        json.put("caseSeq", event.caseSeq());
        json.put("type", event.type());
        json.put("occurredAt", second(event.occurredAt()));
        json.put("recordedAt", second(event.recordedAt()));
        return json;
    }

    /**
     * What an agency holds: {case, agency, count, opensAt, closesAt, arrival, display, entries}.
     */
    public static Map<String, Object> agency(
            CaseId caseId, AgencyId agency, List<RecordedEvent> history, AgencyCopies copies) {
        var places = places(history);
        var told = copies.told(agency, caseId);
        var gate = copies.gates(caseId).getOrDefault(agency, Gate.NEVER_OPENED);
        var json = new LinkedHashMap<String, Object>();
        json.put("case", caseId.value());
        json.put("agency", agency.value());
        json.put("count", told.size());
        json.put("opensAt", gate.opensAt());
        json.put("closesAt", gate.closesAt());
        json.put("arrival", arrival(told, places));
        json.put("display", display(copies, agency, caseId, places));
        json.put("entries", told.stream().map(entry -> entry(entry, places)).toList());
        return json;
    }

    static Map<String, Integer> places(List<RecordedEvent> history) {
        return history.stream()
                .collect(Collectors.toMap(RecordedEvent::eventId, RecordedEvent::caseSeq));
    }

    static List<List<Object>> arrival(List<PartnerEntry> told, Map<String, Integer> places) {
        var arrival = new ArrayList<List<Object>>();
        for (var entry : told) {
            arrival.add(List.of(place(entry, places), entry.level().letter(), entry.lateRelease()));
        }
        return arrival;
    }

    static List<Integer> display(
            AgencyCopies copies, AgencyId agency, CaseId caseId, Map<String, Integer> places) {
        return copies.timeline(agency, caseId).stream()
                .map(served -> place(served.entry(), places))
                .toList();
    }

    private static Map<String, Object> entry(PartnerEntry entry, Map<String, Integer> places) {
        var json = new LinkedHashMap<String, Object>();
        json.put("agencySeq", entry.agencySeq());
        json.put("caseSeq", place(entry, places));
        json.put("type", entry.type());
        json.put("level", entry.level().letter());
        json.put("lateRelease", entry.lateRelease());
        json.put("occurredAt", second(entry.occurredAt()));
        json.put("recordedAt", second(entry.recordedAt()));
        json.put("fields", List.copyOf(entry.payload().keySet()));
        return json;
    }

    static int place(PartnerEntry entry, Map<String, Integer> places) {
        @Nullable Integer place = places.get(entry.eventId());
        // An entry of an event that the log does not hold would be a breach; -1 makes it show.
        return place == null ? -1 : place;
    }
}
