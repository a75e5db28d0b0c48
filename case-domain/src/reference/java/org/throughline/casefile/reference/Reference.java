package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Situation.list;
import static org.throughline.casefile.reference.Situation.map;
import static org.throughline.casefile.reference.Situation.text;
import static org.throughline.casefile.reference.Situation.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.reference.Sheet.Level;

/**
 * What one agency is told of one case, commit by commit: the rules of release written a second
 * time, from the text of the contract alone.
 */
final class Reference {
    private static final Set<String> NOTICES =
            Set.of("EventCorrected", "EventEnteredInError", "EventRedacted");
    private static final Set<String> ENDINGS =
            Set.of("ReferralDeclined", "ReferralWithdrawn", "ReferralClosed", "ReferralExpired");
    private static final Set<String> ENVELOPE = Set.of("occurredAt", "precision");

    final Town town;
    private final String agency;
    private final Set<Integer> underDecision = new HashSet<>();
    private final Map<Integer, Told> held = new TreeMap<>();
    final List<Told> told = new ArrayList<>();
    boolean isGateOpen;

    /** Before anything has happened; see {@link #commit}. */
    Reference(Town town, String agency) {
        this.town = town;
        this.agency = agency;
    }

    Reference(Town town, String agency, List<RecordedEvent> history) {
        this(town, agency);
        var start = 0;
        for (var end = 1; end <= history.size(); end++) {
            if (end == history.size() || !sameCommit(history.get(start), history.get(end))) {
                commit(history.subList(0, end), start);
                start = end;
            }
        }
    }

    static boolean sameCommit(RecordedEvent one, RecordedEvent other) {
        return one.recordedAt().equals(other.recordedAt());
    }

    /**
     * What is told after one more commit.
     *
     * @param history all events up to and with the commit
     * @param start how many of them stood there before it
     */
    void commit(List<RecordedEvent> history, int start) {
        var at = history.get(start).recordedAt();
        if (history.stream().anyMatch(event -> event.type().equals("SharingDecided"))) {
            noteDecisions(history, start, at);
        }
        var after = new Situation(town, history, at);
        var doors = Door.open(after, agency);
        isGateOpen = !doors.isEmpty();
        for (var event : history) {
            var isNew = event.caseSeq() > start;
            if (NOTICES.contains(event.type())) {
                if (isNew) {
                    notice(event, after);
                }
            } else {
                entry(event, isNew, doors, after);
            }
        }
    }

    private void noteDecisions(List<RecordedEvent> history, int start, Instant at) {
        for (var event : history.subList(start, history.size())) {
            var before = new Situation(town, history.subList(0, event.caseSeq() - 1), at);
            if (Sight.isUnderDecision(event, before) || isSentUnderDecision(event, before)) {
                underDecision.add(event.caseSeq());
            }
        }
    }

    /** Sent by an agency all of whose doors rest on sharing decisions. */
    private static boolean isSentUnderDecision(RecordedEvent event, Situation before) {
        var sender = event.actor().agency();
        if (sender.isProject()) {
            return false;
        }
        var doors = Door.open(before, sender.value());
        return !doors.isEmpty() && doors.stream().allMatch(door -> door.basis().isDecision());
    }

    private void entry(RecordedEvent event, boolean isNew, List<Door> doors, Situation after) {
        var seq = event.caseSeq();
        var earlier = held.get(seq);
        // To those who hold it a tombstone is served, which no raise would change.
        if (after.inError.contains(seq)) {
            return;
        }
        var sight = Sight.of(event, agency, doors, underDecision.contains(seq), after);
        var isLastWord = isNew && isLastWord(event, after);
        if (isLastWord && !held.isEmpty()) {
            sight = wider(sight, Sight.coded(event));
        }
        if (earlier != null) {
            var raised = wider(sight, new Sight(earlier.level(), earlier.payload().keySet()));
            var shown = shown(event, raised.fields(), after);
            var isHigher = raised.level() != earlier.level();
            if (isHigher || !earlier.payload().keySet().containsAll(shown.keySet())) {
                tell(event, raised, true, earlier, earlier.isLastWord() && !isHigher, after);
            }
        } else if (sight.level() != Level.NOTHING) {
            var isWhole = isLastWord || (isNew && isForNewAddressee(event));
            tell(event, sight, !isNew, null, isWhole && sight.level() == Level.C, after);
        }
    }

    private static Sight wider(Sight one, Sight other) {
        var level = one.level().compareTo(other.level()) > 0 ? one.level() : other.level();
        var fields = new HashSet<>(one.fields());
        fields.addAll(other.fields());
        return new Sight(level, fields);
    }

    private void tell(
            RecordedEvent event,
            Sight sight,
            boolean isLate,
            Told earlier,
            boolean isLastWord,
            Situation after) {
        add(
                new Told(
                        event.caseSeq(),
                        told.size() + 1,
                        sight.level(),
                        isLate,
                        earlier == null ? null : earlier.agencySeq(),
                        shown(event, sight.fields(), after),
                        occurredAt(event, after),
                        isLastWord));
    }

    private void add(Told entry) {
        told.add(entry);
        held.put(entry.caseSeq(), entry);
    }

    static Instant occurredAt(RecordedEvent event, Situation after) {
        var changed = after.corrected.getOrDefault(event.caseSeq(), Map.of()).get("occurredAt");
        return changed == null ? event.occurredAt() : Instant.parse((String) changed);
    }

    /** At level C it shows the new addressee the same two codes as the last word to the old one. */
    private boolean isForNewAddressee(RecordedEvent event) {
        return event.type().equals("ReferralRerouted")
                && text(event.payload(), "newAgency").equals(agency);
    }

    private boolean isLastWord(RecordedEvent event, Situation after) {
        var says = event.payload();
        return switch (event.type()) {
            case "ConsentWithdrawn" -> texts(says, "agencies").contains(agency);
            case "ReferralRerouted" -> Sight.isAddressee(agency, text(says, "oldReferral"), after);
            case "ReferralOutcomeConfirmed" ->
                    text(says, "agrees").equals("yes")
                            && Sight.isAddressee(agency, text(says, "referralId"), after);
            default ->
                    ENDINGS.contains(event.type())
                            && Sight.isAddressee(agency, text(says, "referralId"), after);
        };
    }

    /** The visible fields of an event as they stand: latest, cut to the reader, masked. */
    Map<String, Object> shown(RecordedEvent event, Set<String> visible, Situation after) {
        var shown = new LinkedHashMap<String, Object>();
        for (var name : Sheet.SHEET.rows.get(event.type()).fields().keySet()) {
            if (visible.contains(name)) {
                var first = event.payload().get(name);
                var values = after.corrected.getOrDefault(event.caseSeq(), Map.of());
                var value = cut(event.type(), name, values.getOrDefault(name, first));
                var mask = after.masked.getOrDefault(event.caseSeq(), Map.of()).get(name);
                if (value != null) {
                    shown.put(name, mask == null ? value : mask);
                }
            }
        }
        return shown;
    }

    /** A list that is cut to the reader's own entry, or null when nothing is left of it. */
    private Object cut(String kind, String name, Object value) {
        var field = Sheet.SHEET.rows.get(kind).fields().get(name);
        if (value == null || field == null || !field.isOwnEntry()) {
            return value;
        }
        var own = ((List<?>) value).stream().filter(this::isOwn).toList();
        return own.isEmpty() ? null : own;
    }

    private boolean isOwn(Object entry) {
        return entry instanceof Map<?, ?> grant
                ? agency.equals(grant.get("agency"))
                : agency.equals(entry);
    }

    private void notice(RecordedEvent event, Situation after) {
        var says = event.payload();
        var target = held.get((Integer) says.get("target"));
        if (target == null) {
            return;
        }
        var shown = new LinkedHashMap<String, Object>();
        shown.put("target", after.event(target.caseSeq()).eventId());
        var level = Level.C;
        if (event.type().equals("EventCorrected")) {
            var changes = changes(says, target, after);
            if (changes.isEmpty()) {
                return;
            }
            shown.put("changes", changes);
            level = target.level();
        } else if (event.type().equals("EventRedacted")) {
            if (texts(says, "fields").stream().noneMatch(target.payload()::containsKey)) {
                return;
            }
            shown.put("fields", says.get("fields"));
            shown.put("authority", says.get("authority"));
        }
        shown.put("reasonCode", says.get("reasonCode"));
        add(
                new Told(
                        event.caseSeq(),
                        told.size() + 1,
                        level,
                        false,
                        null,
                        shown,
                        event.occurredAt(),
                        true));
    }

    private List<Object> changes(Map<String, Object> says, Told target, Situation after) {
        var kind = after.event(target.caseSeq()).type();
        var changes = new ArrayList<Object>();
        for (var one : list(says, "changes")) {
            var field = text(map(one), "field");
            if (ENVELOPE.contains(field) || target.payload().containsKey(field)) {
                var mask = after.masked.getOrDefault(target.caseSeq(), Map.of()).get(field);
                var value = mask == null ? cut(kind, field, map(one).get("value")) : mask;
                changes.add(Map.of("field", field, "value", value == null ? List.of() : value));
            }
        }
        return changes;
    }

    /** A notice as it is served now: what was redacted since is masked in it too. */
    Map<String, Object> noticeNow(RecordedEvent event, Told notice, Situation now) {
        var shown = new LinkedHashMap<>(notice.payload());
        var target = (Integer) event.payload().get("target");
        var masks = now.masked.getOrDefault(target, Map.of());
        var changes = new ArrayList<Object>();
        for (var one : list(shown, "changes")) {
            var field = text(map(one), "field");
            var value = map(one).get("value");
            changes.add(
                    Map.of(
                            "field",
                            field,
                            "value",
                            masks.containsKey(field) ? masks.get(field) : value));
        }
        shown.computeIfPresent("changes", (_, _) -> changes);
        return shown;
    }
}
