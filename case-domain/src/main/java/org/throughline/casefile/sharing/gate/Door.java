package org.throughline.casefile.sharing.gate;

import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Basis;

/**
 * One reason for which an agency may now see a case.
 *
 * @param classes what kind, agreement and basis all allow
 * @param items the fields that are named
 */
public record Door(
        AgencyId agency,
        Basis basis,
        Set<DataClass> classes,
        Set<String> topics,
        Set<String> items) {
    public Door {
        classes = Set.copyOf(classes);
        topics = Set.copyOf(topics);
        items = Set.copyOf(items);
    }

    public boolean admits(RecordedEvent event) {
        return basis.admits(event, agency);
    }

    boolean mayHold(DataClass dataClass) {
        return classes.contains(dataClass);
    }

    /** Whether the field leaves through this door: its class is allowed and it is named. */
    boolean lets(String item, DataClass dataClass) {
        return classes.contains(dataClass) && items.contains(item);
    }
}
