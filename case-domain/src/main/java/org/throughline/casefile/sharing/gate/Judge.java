package org.throughline.casefile.sharing.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.register.AgencyKind.Column;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.sharing.EventRow;
import org.throughline.casefile.sharing.EventRow.Ceiling;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.sharing.FieldRow;
import org.throughline.casefile.sharing.Level;
import org.throughline.casefile.sharing.Notices;
import org.throughline.casefile.sharing.Predicate;

/** Judges how much of an event one agency may be told through its open doors. */
public final class Judge {
    private static final EventTable TABLE = EventTable.standard();

    private final SharingState state;
    private final AgencyId agency;
    private final Column column;
    private final List<Door> doors;

    /**
     * A judge for one agency.
     *
     * @param doors the doors that are open for it now
     */
    public Judge(SharingState state, Agency agency, List<Door> doors) {
        this.state = state;
        this.agency = agency.code();
        this.column = agency.kind().column();
        this.doors = List.copyOf(doors);
    }

    /** Level and fields by the ordinary rules; it reads the event as it was appended. */
    public Judgement judge(RecordedEvent event) {
        var admitting = admitting(event);
        if (Notices.isNotice(event.type())
                || state.of(event.caseSeq()).isInError()
                || admitting.isEmpty()) {
            return Judgement.HIDDEN;
        }
        var row = TABLE.row(event.type());
        var ceiling = ceiling(row, event, admitting);
        if (ceiling == Level.NOTHING) {
            return Judgement.HIDDEN;
        }
        if (row.topic() != null
                && admitting.stream().noneMatch(door -> door.topics().contains(row.topic()))) {
            var floor = row.floor().isAbove(ceiling) ? Level.NOTHING : row.floor();
            return new Judgement(floor, Set.of());
        }
        if (ceiling == Level.MARKER) {
            return new Judgement(Level.MARKER, Set.of());
        }
        var level = level(row, event, ceiling, admitting);
        return new Judgement(level, fields(row, event, level, ceiling, admitting));
    }

    /**
     * The most that the agency may be told of the event, before topics and naming narrow it;
     * nothing where no door admits it.
     */
    public Level most(RecordedEvent event) {
        var admitting = admitting(event);
        return admitting.isEmpty()
                ? Level.NOTHING
                : ceiling(TABLE.row(event.type()), event, admitting);
    }

    private List<Door> admitting(RecordedEvent event) {
        return doors.stream().filter(door -> door.admits(event)).toList();
    }

    /** The coded fields of an event, whatever doors are open. */
    public Judgement coded(RecordedEvent event) {
        var row = TABLE.row(event.type());
        return new Judgement(Level.CODED, fields(row, event, Level.CODED, Level.CODED, List.of()));
    }

    private Level ceiling(EventRow row, RecordedEvent event, List<Door> admitting) {
        return row.ceilings(column).stream()
                .filter(ceiling -> holds(ceiling.holdsFor(), event, admitting))
                .findFirst()
                .map(Ceiling::level)
                .orElse(Level.NOTHING);
    }

    private boolean holds(Predicate predicate, RecordedEvent event, List<Door> admitting) {
        // An event under a sharing decision goes to the addressee alone.
        var isOpenlyShared = !state.underDecision().contains(event.caseSeq());
        return switch (predicate) {
            case EVERYONE, ELSE -> isOpenlyShared;
            case ADDRESSEE ->
                    event.payload().containsKey("referralId")
                            ? isAddressee(event, "referralId")
                            : is(event.payload().get("agency"));
            case OLD_ADDRESSEE -> isAddressee(event, "oldReferral");
            case NEW_ADDRESSEE -> is(event.payload().get("newAgency"));
            case NAMED -> isIn(event, "grants") || isIn(event, "agencies");
            case AUTHOR -> event.actor().agency().equals(agency);
            case REFERRER -> agency.equals(state.sourceAgency());
            case DONE_BY -> isIn(event, "doneBy");
            case OFFENCE ->
                    isOpenlyShared
                            && admitting.stream().anyMatch(door -> door.mayHold(DataClass.OFFENCE));
            case TENANT -> isOpenlyShared && is(event.payload().get("tenantOf"));
            // Notices have rules of their own.
            case TARGET, HOLDER, TOUCHED -> false;
        };
    }

    private boolean is(@Nullable Object code) {
        return agency.value().equals(code);
    }

    private boolean isIn(RecordedEvent event, String field) {
        return !OwnEntries.cut(event.payload().get(field), agency).isEmpty();
    }

    private boolean isAddressee(RecordedEvent event, String field) {
        return Optional.ofNullable(event.payload().get(field))
                .map(id -> new ReferralId(id.toString()))
                .filter(id -> state.referrals().isAddressee(agency, id))
                .isPresent();
    }

    private boolean isOwn(RecordedEvent event) {
        return event.actor().agency().equals(agency);
    }

    /** It depends on the kind of event, not on which optional fields are filled. */
    private Level level(EventRow row, RecordedEvent event, Level ceiling, List<Door> admitting) {
        var named =
                row.fields().stream()
                        .filter(FieldRow::isNameable)
                        .anyMatch(field -> isOwn(event) || isNamed(row, field, admitting));
        if (ceiling == Level.SHARED && named) {
            return Level.SHARED;
        }
        return row.hasCodedFieldBelowShared() ? Level.CODED : row.floor();
    }

    private Set<String> fields(
            EventRow row, RecordedEvent event, Level level, Level ceiling, List<Door> admitting) {
        var names = new LinkedHashSet<String>();
        for (var field : row.fields()) {
            if (!level.isAbove(Level.MARKER)
                    || field.isInternal()
                    || !isFilled(field, event)
                    || (field.isOnlyShared() && level != Level.SHARED)) {
                continue;
            }
            if (field.isCode() || isLet(row, field, event, level, ceiling, admitting)) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** As it stands: a correction may have filled a field, or left nothing of the reader in it. */
    private boolean isFilled(FieldRow field, RecordedEvent event) {
        var recorded = event.payload().get(field.name());
        var value = state.of(event.caseSeq()).unmasked(field.name(), recorded);
        return field.isOwnOnly() ? !OwnEntries.cut(value, agency).isEmpty() : value != null;
    }

    private boolean isLet(
            EventRow row,
            FieldRow field,
            RecordedEvent event,
            Level level,
            Level ceiling,
            List<Door> admitting) {
        if (field.dataClass() == DataClass.OFFENCE) {
            return isOwn(event)
                    || (ceiling == Level.SHARED
                            ? isNamed(row, field, admitting)
                            : admitting.stream().anyMatch(d -> d.mayHold(DataClass.OFFENCE)));
        }
        return level == Level.SHARED
                && field.isPersonal()
                && (isOwn(event) || isNamed(row, field, admitting));
    }

    /** One and the same door has the class of the field and names it. */
    private static boolean isNamed(EventRow row, FieldRow field, List<Door> admitting) {
        return Stream.ofNullable(field.dataClass())
                .anyMatch(dataClass ->
                        admitting.stream().anyMatch(door -> door.lets(row.item(field), dataClass)));
    }
}
