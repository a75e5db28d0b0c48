package org.throughline.server.pages.auditor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.agencies.releasing.ReleasedEntry;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.partner.Served;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.sharing.Level;
import org.throughline.server.pages.Names;
import org.throughline.views.replay.Replay;

/** What the agencies had been told of a case by a moment. */
public record Told(List<ReleasedEntry> entries, Register register) {
    public Told {
        entries = List.copyOf(entries);
    }

    static Told by(List<ReleasedEntry> released, @Nullable Instant bound, Register register) {
        return new Told(
                released.stream()
                        .filter(one -> Replay.isBy(one.entry().releasedAt(), bound))
                        .toList(),
                register);
    }

    /** Who had been told of each event, and how much, in words; by caseSeq. */
    public Map<Integer, List<String>> inWords() {
        var levels = new LinkedHashMap<Integer, Map<AgencyId, Level>>();
        for (var one : entries) {
            levels.computeIfAbsent(one.caseSeq(), _ -> new LinkedHashMap<>())
                    .put(one.entry().agency(), one.entry().level());
        }
        var words = new LinkedHashMap<Integer, List<String>>();
        levels.forEach((caseSeq, told) -> {
            var lines = new ArrayList<String>();
            told.forEach((agency, level) -> lines.add(name(agency) + ": " + words(level)));
            words.put(caseSeq, lines);
        });
        return words;
    }

    /** The entries of one agency as they stood with it then, by caseSeq. */
    Map<Integer, Served> to(String agency) {
        var own =
                entries.stream()
                        .filter(one -> one.entry().agency().value().equals(agency))
                        .toList();
        var places = new LinkedHashMap<String, Integer>();
        own.forEach(one -> places.put(one.entry().eventId(), one.caseSeq()));
        var served = new LinkedHashMap<Integer, Served>();
        // What was told stays known, whether the gate is open or not.
        Served.timeline(own.stream().map(ReleasedEntry::entry).toList(), List.of(), true)
                .forEach(one -> served.put(places.getOrDefault(one.entry().eventId(), 0), one));
        return served;
    }

    String name(AgencyId agency) {
        return Names.of(agency, register);
    }

    /** How much of an event an agency was told. */
    public static String words(Level level) {
        return switch (level) {
            case NOTHING -> "nothing";
            case MARKER -> "that it happened";
            case CODED -> "the coded facts";
            case SHARED -> "the shared details";
        };
    }
}
