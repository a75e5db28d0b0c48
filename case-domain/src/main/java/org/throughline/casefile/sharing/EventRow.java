package org.throughline.casefile.sharing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.register.AgencyKind.Column;

/**
 * One kind of event, as the event table describes it.
 *
 * @param issuers codes of the roles that may cause it
 * @param ceilings per column, in the order in which they are tried
 * @param client what the client's own copy holds: {@code F}, {@code words only}, {@code F unless
 *     harm}, {@code on request} or {@code ·}
 * @param topic null when it tells neither about the incident nor about the plan
 * @param floor what an agency without the topic is told
 * @param isCorrectable false for a state transition
 * @param isSealed whether it is sealed inside the project as well
 */
public record EventRow(
        String type,
        List<FieldRow> fields,
        List<String> issuers,
        Map<Column, List<Ceiling>> ceilings,
        String client,
        @Nullable String topic,
        Level floor,
        boolean isCorrectable,
        boolean isSealed) {
    public EventRow {
        fields = List.copyOf(fields);
        issuers = List.copyOf(issuers);
        ceilings = Map.copyOf(ceilings);
    }

    /** The most that an agency for which the predicate holds may be told. */
    public record Ceiling(Predicate holdsFor, Level level) {}

    public List<Ceiling> ceilings(Column column) {
        return ceilings.getOrDefault(column, List.of());
    }

    public Optional<FieldRow> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The name under which a share set names a field of this kind. */
    public String item(FieldRow field) {
        return type + "." + field.name();
    }

    /** Whether its fields can be shared with anybody at all. */
    public boolean isEverShared() {
        return ceilings.values().stream()
                .flatMap(List::stream)
                .anyMatch(ceiling -> ceiling.level() == Level.SHARED);
    }

    /** Whether level C tells anything that the marker does not. */
    public boolean hasCodedFieldBelowShared() {
        return fields.stream().anyMatch(f -> f.isCode() && !f.isInternal() && !f.isOnlyShared());
    }
}
