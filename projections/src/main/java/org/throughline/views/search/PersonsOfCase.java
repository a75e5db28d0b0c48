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
    private final WordsOfPerson client;

    private PersonsOfCase(String projectId) {
        this.projectId = projectId;
        this.client = of(DataSubject.CLIENT);
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
        if (known.event().event() instanceof HouseholdMemberAdded member) {
            // They stand here even without a word, so that words of before go.
            of(member.memberRef());
        }
        if (known.isInError()) {
            return;
        }
        var payload = known.payload();
        switch (known.event().event()) {
            case HouseholdMemberAdded member -> of(member.memberRef()).name(text(payload, "name"));
            case CaseOpened _ -> client.name(text(payload, "clientName"));
            case ClientDetailsRecorded _ -> details(payload);
            case ContactSafetySet _ -> contacts(payload.get("rules"));
            case IncidentRecorded _ -> incident(known);
            default -> {
                // Nobody is found by anything else.
            }
        }
    }

    private WordsOfPerson of(String about) {
        return persons.computeIfAbsent(about, _ -> new WordsOfPerson(projectId));
    }

    private void details(Map<String, Object> payload) {
        client.name(text(payload, "name"));
        contacts(payload.get("channels"));
        if (payload.get("address") instanceof Map<?, ?> address) {
            client.place(text(address, "line1"));
            client.place(text(address, "line2"));
            client.place(text(address, "town"));
            client.postcode(text(address, "postcode"));
        }
    }

    private void contacts(@Nullable Object ways) {
        if (ways instanceof List<?> all) {
            for (var way : all) {
                if (way instanceof Map<?, ?> values) {
                    client.contact(text(values, "value"));
                }
            }
        }
    }

    private void incident(Replay.Known known) {
        if (KNOWN_TO_THE_DAY.contains(known.precision())) {
            client.day(known.occurredAt().atZone(Register.LONDON).toLocalDate());
        }
    }

    private static String text(Map<?, ?> values, String field) {
        return values.get(field) instanceof String text ? text : "";
    }
}
