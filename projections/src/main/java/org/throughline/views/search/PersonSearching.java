package org.throughline.views.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.ClientEvent;
import org.throughline.casefile.events.CorrectionEvent;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonIndex;

/**
 * Keeps under which words persons are found. Words are the same however often they are kept, so the
 * position may follow them, and several nodes may do it at once.
 */
public final class PersonSearching implements LogFollower {
    private final PersonIndex index;
    private final Histories histories;

    public PersonSearching(PersonIndex index, Histories histories) {
        this.index = index;
        this.histories = histories;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public long position() {
        return index.followedTo();
    }

    /** Nobody waits for being found. */
    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public void follow(List<LogEntry> entries) {
        var touched = new LinkedHashMap<CaseId, Integer>();
        for (var entry : entries) {
            if (entry instanceof RecordedEvent recorded && saysWhoItIs(recorded.event())) {
                touched.put(recorded.caseId(), recorded.caseSeq());
            }
        }
        var words = new HashMap<DataSubject, Set<String>>();
        touched.forEach((caseId, caseSeq) ->
                words.putAll(PersonsOfCase.of(histories.upTo(caseId, caseSeq))));
        index.keep(words);
        index.followed(entries.getLast().position());
    }

    private static boolean saysWhoItIs(CaseEvent event) {
        return event instanceof CaseOpened
                || event instanceof ClientEvent
                || event instanceof IncidentRecorded
                || event instanceof CorrectionEvent;
    }
}
