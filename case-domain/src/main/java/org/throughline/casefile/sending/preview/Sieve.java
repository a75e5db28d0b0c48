package org.throughline.casefile.sending.preview;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.sharing.EventRow;
import org.throughline.casefile.sharing.EventRow.Ceiling;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.sharing.gate.Door;
import org.throughline.casefile.sharing.gate.Judge;
import org.throughline.casefile.sharing.gate.OwnEntries;
import org.throughline.casefile.sharing.gate.SharingState;

/**
 * Why an agency is not told a field that is filled. The rules of sharing themselves are asked of
 * the judge; this says which of them held the field back, the one that nothing can be done about
 * before the one that ticking a box would change.
 *
 * @param agreed the classes of the agreement that is in force
 */
record Sieve(SharingState state, Agency agency, List<Door> doors, Set<DataClass> agreed) {

    Stream<Dropped> droppedOf(RecordedEvent event) {
        var row = EventTable.standard().row(event.type());
        var judge = new Judge(state, agency, doors);
        var seen = judge.judge(event).fields();
        var most = judge.most(event);
        return row.fields().stream()
                .filter(field -> value(field, event).isPresent())
                .flatMap(field ->
                        (seen.contains(field.name())
                                        ? ofOthers(field, event)
                                        : Optional.of(why(row, field, event, most)))
                                .stream()
                                        .map(reason ->
                                                new Dropped(
                                                        event.caseSeq(),
                                                        row.type(),
                                                        field.name(),
                                                        reason)));
    }

    private Optional<Object> value(FieldRow field, RecordedEvent event) {
        var recorded = event.payload().get(field.name());
        return Optional.ofNullable(state.of(event.caseSeq()).latest(field.name(), recorded));
    }

    private Reason why(EventRow row, FieldRow field, RecordedEvent event, Level most) {
        if (field.isInternal()) {
            return Reason.INTERNAL;
        }
        var admitting = doors.stream().filter(door -> door.admits(event)).toList();
        if (admitting.isEmpty()) {
            return Reason.BASIS;
        }
        if (needed(field).isAbove(most)) {
            return tooLow(row, field);
        }
        if (isOffTopic(row, admitting)) {
            return Reason.NOT_IN_SHARE_SET;
        }
        if (field.isOwnOnly()) {
            return Reason.OTHER_AGENCY;
        }
        return field.isPersonal() ? unnamed(row, field, admitting) : Reason.LEVEL;
    }

    /** What leaves of the list is the reader's own; the rest stays. */
    private Optional<Reason> ofOthers(FieldRow field, RecordedEvent event) {
        return value(field, event)
                .filter(all ->
                        field.isOwnOnly()
                                && all instanceof Collection<?> many
                                && OwnEntries.cut(all, agency.code()).size() < many.size())
                .map(_ -> Reason.OTHER_AGENCY);
    }

    /** The lowest level at which anybody may be told it. */
    private static Level needed(FieldRow field) {
        var isCoded = field.isCode() && !field.isOnlyShared();
        return isCoded || field.dataClass() == DataClass.OFFENCE ? Level.CODED : Level.SHARED;
    }

    private Reason tooLow(EventRow row, FieldRow field) {
        if (reaches(row.ceilings(agency.kind().column()), field)) {
            return Reason.OTHER_AGENCY;
        }
        return row.ceilings().values().stream().anyMatch(column -> reaches(column, field))
                ? Reason.AGENCY_KIND
                : Reason.LEVEL;
    }

    private static boolean reaches(List<Ceiling> column, FieldRow field) {
        return column.stream().anyMatch(ceiling -> !needed(field).isAbove(ceiling.level()));
    }

    private static boolean isOffTopic(EventRow row, List<Door> admitting) {
        return row.topic() != null
                && admitting.stream().noneMatch(door -> door.topics().contains(row.topic()));
    }

    private Reason unnamed(EventRow row, FieldRow field, List<Door> admitting) {
        var itsClass = field.fixedClass().orElseThrow();
        if (!agency.kind().mostItMayHold().contains(itsClass)) {
            return Reason.AGENCY_KIND;
        }
        if (!agreed.contains(itsClass)) {
            return Reason.AGREEMENT;
        }
        if (admitting.stream().noneMatch(door -> door.classes().contains(itsClass))) {
            return Reason.BASIS;
        }
        return row.isSealed() ? Reason.SEALED : Reason.NOT_IN_SHARE_SET;
    }
}
