package org.throughline.views.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseLifeEvent.CaseOpened;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.ClientEvent.ContactSafetySet;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.events.IncidentEvent.IncidentRecorded;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.register.Register;
import org.throughline.views.replay.Replay;

/**
 * Which words a case holds about whom: of the client and of members of the household, as corrected
 * and redacted since. Alleged parties are nobody to be found by: only some may read of them.
 */
final class PersonsOfCase {
    private static final Set<String> KNOWN_TO_THE_DAY = Set.of("exact", "day");

    private final String projectId;
    private final Map<String, WordsOfPerson> persons = new HashMap<>();

    private PersonsOfCase(String projectId) {
        this.projectId = projectId;
        of(DataSubject.CLIENT);
    }

    /** The words of each person; none for somebody of whom nothing stands there any more. */
    static Map<DataSubject, Set<String>> of(List<RecordedEvent> history) {
        if (history.isEmpty() || !(history.getFirst().event() instanceof CaseOpened opened)) {
            return Map.of();
        }
        var persons = new PersonsOfCase(opened.projectId());
        for (var known : Replay.of(history).all()) {
            persons.add(known);
        }
        var caseId = history.getFirst().caseId();
        return persons.persons.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                one -> new DataSubject(caseId, one.getKey()),
                                one -> one.getValue().all()));
    }

    private void add(Replay.Known known) {
        switch (known.event().event()) {
            case HouseholdMemberAdded member -> {
                var words = of(member.memberRef());
                if (!known.isInError()) {
                    words.name(text(known.payload(), "name"));
                }
            }
            case CaseOpened _ -> ofClient(known).name(text(known.payload(), "clientName"));
            case ClientDetailsRecorded _ -> details(known);
            case ContactSafetySet _ -> contacts(known, "rules");
            case IncidentRecorded _ -> incident(known);
            default -> {
                // Nobody is found by anything else.
            }
        }
    }

    /** What was entered in error is about somebody else. */
    private WordsOfPerson ofClient(Replay.Known known) {
        return known.isInError() ? new WordsOfPerson(projectId) : of(DataSubject.CLIENT);
    }

    private WordsOfPerson of(String about) {
        return persons.computeIfAbsent(about, _ -> new WordsOfPerson(projectId));
    }

    private void details(Replay.Known known) {
        ofClient(known).name(text(known.payload(), "name"));
        contacts(known, "channels");
        if (known.payload().get("address") instanceof Map<?, ?> address) {
            ofClient(known).place(text(address, "line1"));
            ofClient(known).place(text(address, "line2"));
            ofClient(known).place(text(address, "town"));
            ofClient(known).postcode(text(address, "postcode"));
        }
    }

    private void contacts(Replay.Known known, String field) {
        if (known.payload().get(field) instanceof List<?> ways) {
            for (var way : ways) {
                if (way instanceof Map<?, ?> values) {
                    ofClient(known).contact(text(values, "value"));
                }
            }
        }
    }

    private void incident(Replay.Known known) {
        if (KNOWN_TO_THE_DAY.contains(known.precision())) {
            ofClient(known).day(known.occurredAt().atZone(Register.LONDON).toLocalDate());
        }
    }

    private static String text(Map<?, ?> values, String field) {
        return text(values.get(field));
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
