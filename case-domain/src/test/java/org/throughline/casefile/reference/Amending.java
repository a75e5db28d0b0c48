package org.throughline.casefile.reference;

import static org.throughline.casefile.reference.Sheet.SHEET;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.RecordedEvent;

/** Random corrections, redactions and marks of error. */
record Amending(Histories dice, World world) {

    void step() {
        var throwOf = dice.number(100);
        var target = dice.one(world.history);
        if (throwOf < 50) {
            correct(target);
        } else if (throwOf < 80) {
            redact(target);
        } else {
            mark(target);
        }
    }

    private boolean isInError(RecordedEvent target) {
        return new Situation(world.town, world.history, world.now)
                .inError.contains(target.caseSeq());
    }

    private void correct(RecordedEvent target) {
        if (!SHEET.rows.get(target.type()).isCorrectable() || isInError(target)) {
            return;
        }
        var changes = new ArrayList<Object>();
        for (var component : Facts.KINDS.get(target.type()).getRecordComponents()) {
            var name = component.getName();
            if (!name.endsWith("Id") && !name.endsWith("Ref") && dice.chance(30)) {
                var value = value(name, component.getType(), target);
                if (value != null) {
                    changes.add(Map.of("field", name, "value", value));
                }
            }
        }
        if (changes.isEmpty() || dice.chance(10)) {
            var earlier = target.occurredAt().minusSeconds(60L * (1 + dice.number(999)));
            changes.add(Map.of("field", "occurredAt", "value", earlier.toString()));
        }
        world.commit(Facts.of("EventCorrected", "target", target.caseSeq(), "changes", changes));
    }

    private Object value(String name, Class<?> type, RecordedEvent target) {
        if (List.of("agencies", "doneBy", "withAgencies").contains(name)) {
            var agencies = dice.agencies();
            return agencies.isEmpty() ? null : agencies;
        }
        return switch (type.getSimpleName()) {
            case "String" -> "corrected-" + world.lastSeq();
            case "boolean" -> !(Boolean) target.payload().get(name);
            case "AgencyId" -> dice.agency();
            default -> null;
        };
    }

    private void redact(RecordedEvent target) {
        if (!Facts.KINDS.containsKey("EventRedacted")) {
            return;
        }
        var fields = new ArrayList<String>();
        var replacements = new ArrayList<Object>();
        for (var field : SHEET.rows.get(target.type()).fields().entrySet()) {
            if (field.getValue().isPersonal() && dice.chance(60)) {
                fields.add(field.getKey());
                if (dice.chance(50)) {
                    var text = "a passer-by " + world.lastSeq();
                    replacements.add(Map.of("field", field.getKey(), "text", text));
                }
            }
        }
        if (!fields.isEmpty()) {
            var given = new HashMap<String, Object>();
            given.put("target", target.caseSeq());
            given.put("fields", fields);
            given.put("replacements", replacements.isEmpty() ? null : replacements);
            world.commit(Facts.of("EventRedacted", given));
        }
    }

    /** Also the sending of a referral that nobody has worked on may be in error. */
    private void mark(RecordedEvent target) {
        var isSending =
                target.type().equals("ReferralSent") || target.type().equals("ReferralRerouted");
        if (Facts.KINDS.containsKey("EventEnteredInError")
                && (SHEET.rows.get(target.type()).isCorrectable() || isSending)
                && !isInError(target)) {
            world.commit(Facts.of("EventEnteredInError", "target", target.caseSeq()));
        }
    }
}
