package org.throughline.server.rights;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.HouseholdMemberAdded;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.Erased;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.server.pages.Wording;

/** The persons of a case, and how much of each stands in it. */
public final class PersonsOfCase {
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> facts = new LinkedHashMap<>();
    private final Map<String, Integer> readable = new LinkedHashMap<>();

    public PersonsOfCase(List<RecordedEvent> history) {
        words.put(DataSubject.CLIENT, "The client");
        history.forEach(this::take);
    }

    private void take(RecordedEvent recorded) {
        var row = EventTable.standard().row(recorded.event().type());
        recorded.payload()
                .forEach((name, value) ->
                        row.field(name)
                                .filter(FieldRow::isPersonal)
                                .ifPresent(field -> {
                                    var person = DataSubject.about(field, recorded.event());
                                    words.computeIfAbsent(
                                            person, one -> who(one, recorded.event()));
                                    values.merge(person, 1, Integer::sum);
                                    readable.merge(
                                            person, Erased.isIn(value) ? 0 : 1, Integer::sum);
                                    facts.computeIfAbsent(person, _ -> new LinkedHashSet<>())
                                            .add(recorded.caseSeq());
                                }));
    }

    private static String who(String person, CaseEvent event) {
        return event instanceof HouseholdMemberAdded member
                ? "Household member %s: %s".formatted(person, Wording.words(member.relation()))
                : "Alleged party " + person;
    }

    /** As a command names them, the client first. */
    public Set<String> all() {
        return words.keySet();
    }

    public String who(String person) {
        return words.getOrDefault(person, person);
    }

    /** How many of the person's values are not erased. */
    public int readable(String person) {
        return readable.getOrDefault(person, 0);
    }

    public String valuesOf(String person) {
        return "%d values in %d facts"
                .formatted(
                        values.getOrDefault(person, 0),
                        facts.getOrDefault(person, Set.of()).size());
    }
}
