package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Sheet.SHEET;
import static org.throughline.casefile.reference.Situation.maps;
import static org.throughline.casefile.reference.Situation.text;
import static org.throughline.casefile.reference.Situation.texts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.reference.Sheet.Level;
import org.throughline.casefile.reference.Sheet.Row;

/** Level and fields of one event for one agency, whose open doors are given: the eight steps. */
record Sight(Level level, Set<String> fields) {
    static final Sight NOTHING = new Sight(Level.NOTHING, Set.of());

    /** Who looks at what: the doors are those that admit the event. */
    private record Look(
            RecordedEvent event,
            Row row,
            String agency,
            List<Door> doors,
            boolean isUnderDecision,
            Situation situation) {}

    static Sight of(
            RecordedEvent event,
            String agency,
            List<Door> open,
            boolean isUnderDecision,
            Situation situation) {
        var admitting = open.stream().filter(door -> door.admits(event, agency)).toList();
        if (admitting.isEmpty()) {
            return NOTHING;
        }
        var row = SHEET.rows.get(event.type());
        return of(new Look(event, row, agency, admitting, isUnderDecision, situation));
    }

    private static Sight of(Look look) {
        var ceiling = ceiling(look);
        var row = look.row;
        var floor = row.floor().compareTo(ceiling) < 0 ? row.floor() : ceiling;
        if (!row.topic().isEmpty()
                && look.doors.stream().noneMatch(door -> door.hasTopic(row.topic()))) {
            return new Sight(floor, Set.of());
        }
        if (ceiling.compareTo(Level.M) <= 0) {
            return new Sight(ceiling, Set.of());
        }
        if (ceiling == Level.S && !staysShared(look)) {
            return row.has("CODE")
                    ? new Sight(Level.C, fields(look, ceiling, Level.C))
                    : new Sight(floor, Set.of());
        }
        return new Sight(ceiling, fields(look, ceiling, ceiling));
    }

    private static Level ceiling(Look look) {
        var column = SHEET.kinds.get(look.situation.town.kinds().get(look.agency)).column();
        for (var ceiling : look.row.columns().get(column)) {
            if (holds(ceiling.predicate(), look)) {
                return ceiling.level();
            }
        }
        return Level.NOTHING;
    }

    private static boolean holds(String predicate, Look look) {
        var says = look.event.payload();
        var agency = look.agency;
        return switch (predicate) {
            case "", "else" -> !look.isUnderDecision;
            case "offence" ->
                    !look.isUnderDecision
                            && look.doors.stream()
                                    .anyMatch(door -> door.classes().contains("OFFENCE"));
            case "tenant" -> !look.isUnderDecision && text(says, "tenantOf").equals(agency);
            case "adr" ->
                    look.event.type().equals("SharingDecided")
                            ? text(says, "agency").equals(agency)
                            : isAddressee(agency, text(says, "referralId"), look.situation);
            case "old" -> isAddressee(agency, text(says, "oldReferral"), look.situation);
            case "new" -> text(says, "newAgency").equals(agency);
            case "named" ->
                    texts(says, "agencies").contains(agency)
                            || maps(says, "grants").stream()
                                    .anyMatch(grant -> text(grant, "agency").equals(agency));
            case "author" -> isAuthor(look);
            case "referrer" -> look.situation.introducedBy.equals(agency);
            case "doneBy" -> texts(says, "doneBy").contains(agency);
            default -> throw new IllegalArgumentException(predicate);
        };
    }

    static boolean isAddressee(String agency, String referralId, Situation situation) {
        var referral = situation.referrals.get(referralId);
        return referral != null && referral.agency.equals(agency);
    }

    private static boolean isAuthor(Look look) {
        return look.event.actor().agency().value().equals(look.agency);
    }

    /** Whether it rests on a sharing decision, by the case as it stood when it was appended. */
    static boolean isUnderDecision(RecordedEvent event, Situation situation) {
        var says = event.payload();
        return event.type().equals("SharingDecided")
                || situation.isDecision(text(says, "basisRef"))
                || Door.referralsOf(says).stream()
                        .map(situation.referrals::get)
                        .anyMatch(it -> it != null && situation.isDecision(it.basis));
    }

    private static boolean staysShared(Look look) {
        var kind = look.event.type();
        for (var field : look.row.fields().entrySet()) {
            var says = field.getValue();
            if (says.isPersonal() && !says.isInternal()) {
                if (isAuthor(look)
                        || look.doors.stream()
                                .anyMatch(door -> door.letsThrough(kind, field.getKey()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The names of all fields that may be seen, whether they are filled or not. */
    private static Set<String> fields(Look look, Level ceiling, Level level) {
        var visible = new LinkedHashSet<String>();
        for (var name : look.row.fields().keySet()) {
            if (isVisible(name, look, ceiling, level)) {
                visible.add(name);
            }
        }
        return visible;
    }

    private static boolean isVisible(String name, Look look, Level ceiling, Level level) {
        var field = look.row.fields().get(name);
        var kind = look.event.type();
        if (field.isInternal() || (field.isOnlyShared() && level != Level.S)) {
            return false;
        }
        return switch (field.dataClass()) {
            case "CODE" -> true;
            case "OFFENCE" ->
                    isAuthor(look)
                            || look.doors.stream()
                                    .anyMatch(door ->
                                            ceiling == Level.S
                                                    ? door.letsThrough(kind, name)
                                                    : door.classes().contains("OFFENCE"));
            default ->
                    level == Level.S
                            && (isAuthor(look)
                                    || look.doors.stream()
                                            .anyMatch(door -> door.letsThrough(kind, name)));
        };
    }

    /** The coded fields that a last word shows. */
    static Sight coded(RecordedEvent event) {
        var names = new ArrayList<String>();
        SHEET.rows
                .get(event.type())
                .fields()
                .forEach((name, field) -> {
                    if (field.dataClass().equals("CODE")
                            && !field.isInternal()
                            && !field.isOnlyShared()) {
                        names.add(name);
                    }
                });
        return new Sight(Level.C, new LinkedHashSet<>(names));
    }
}
