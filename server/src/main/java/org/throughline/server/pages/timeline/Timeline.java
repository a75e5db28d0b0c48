package org.throughline.server.pages.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;
import org.throughline.server.pages.Names;
import org.throughline.views.replay.Replay;

/**
 * The timeline of a case, or the part of it that is asked for.
 *
 * @param events newest first
 * @param count of all events of the case that belong to it
 * @param kinds those that there are
 * @param agencies those that were told anything, or acted
 * @param wrongField id of a field that says no day; null when none does
 */
public record Timeline(
        List<EventView> events,
        int count,
        TimelineAsked asked,
        List<Choice> kinds,
        List<Choice> agencies,
        @Nullable String wrongField) {
    public Timeline {
        events = List.copyOf(events);
        kinds = List.copyOf(kinds);
        agencies = List.copyOf(agencies);
    }

    /** Something to filter by. */
    public record Choice(String code, String label) {}

    /** How many are shown of how many, as it is announced. */
    public String counted() {
        return asked.isForAll()
                ? "%d events, newest first.".formatted(count)
                : "%d of %d events match, newest first.".formatted(events.size(), count);
    }

    /** Of these events what is asked for, as known today. */
    public static Timeline of(
            List<RecordedEvent> history,
            Register register,
            List<ReleasedEntry> released,
            TimelineAsked asked) {
        var toldOf =
                released.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReleasedEntry::caseSeq,
                                        Collectors.mapping(
                                                ReleasedEntry::entry, Collectors.toList())));
        var kinds = new TreeSet<Kind>();
        var agencies = new TreeSet<String>();
        var events = new ArrayList<EventView>();
        var standing = Replay.of(history).standing();
        for (var known : standing) {
            var event = known.event();
            var told = toldOf.getOrDefault(event.caseSeq(), List.of());
            var concerned = new TreeSet<String>();
            told.forEach(entry -> concerned.add(entry.agency().toString()));
            if (!event.actor().agency().isProject()) {
                concerned.add(event.actor().agency().value());
            }
            kinds.add(Kind.of(event.event()));
            agencies.addAll(concerned);
            if (isAsked(known, asked)
                    && (asked.typedAgency().isEmpty() || concerned.contains(asked.typedAgency()))) {
                events.add(
                        EventView.of(
                                known,
                                register,
                                told.stream()
                                        .map(entry -> entry.agency() + " " + entry.level().letter())
                                        .toList()));
            }
        }
        return new Timeline(
                events.reversed(),
                standing.size(),
                asked,
                kinds.stream().map(kind -> new Choice(kind.code(), kind.label())).toList(),
                agencies.stream()
                        .map(code -> new Choice(code, Names.ofAgency(code, register)))
                        .toList(),
                asked.wrongField());
    }

    private static boolean isAsked(Replay.Known known, TimelineAsked asked) {
        var day = known.occurredAt().atZone(Register.LONDON).toLocalDate();
        return asked.kindAsked().map(Kind.of(known.event().event())::equals).orElse(true)
                && asked.first().map(first -> !day.isBefore(first)).orElse(true)
                && asked.last().map(last -> !day.isAfter(last)).orElse(true);
    }
}
