package org.throughline.server.pages.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Actor;
import org.throughline.casefile.correcting.Correcting;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.Answer;
import org.throughline.referrals.contract.CommandSpec;
import org.throughline.referrals.contract.Violation;
import org.throughline.server.api.RefusalWords;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.CommandForm;
import org.throughline.server.pages.form.EventValues;
import org.throughline.server.pages.form.Field;
import org.throughline.server.pages.form.FormMaker;
import org.throughline.server.pages.recording.RecordForms.Seen;
import org.throughline.views.replay.Replay;

/**
 * The form that puts one event right: its values as they stand, and why they were wrong.
 *
 * @param seen the case as whoever puts it right may read it
 */
record CorrectionForm(
        String caseId, Replay.Known known, Seen seen, Actor actor, Register register, Instant now) {
    static final CommandSpec CORRECT = RecordForms.spec("CorrectEvent");
    static final String CHANGES = "changes";
    private static final List<String> SAID_BESIDE = List.of("reasonCode", "reason");

    /** As it is shown first. */
    CommandForm begin() {
        return of(new EventValues(known).filled(), null);
    }

    /** With what was typed, and why it was refused. */
    CommandForm of(Map<String, String[]> typed, Answer.@Nullable Refused refused) {
        var violations = refused == null ? List.<Violation>of() : refused.violations();
        var values = new EventValues(known);
        var event = known.event();
        var own = maker(values.command(), typed, violations);
        var maker = maker(CORRECT, typed, violations);
        var says =
                Field.group(
                        CHANGES,
                        "What it says",
                        own.fields(EventValues.PREFIX, values.specs()),
                        violations);
        var hidden = new ArrayList<>(maker.hidden(caseId, seen.version()));
        hidden.add(Field.hidden("target", Integer.toString(event.caseSeq())));
        // When it is put right is when it is recorded; the form asks when the event itself was.
        maker.when(now).stream()
                .filter(field -> Correcting.ENVELOPE.contains(field.path()))
                .map(field -> Field.hidden(field.path(), field.value()))
                .forEach(hidden::add);
        return new CommandForm(
                CORRECT.name(),
                "Put right: " + Wording.words(event.type()),
                "/cases/" + caseId + "/record/" + CORRECT.name(),
                "/cases/" + caseId + "#event-" + event.caseSeq(),
                Stream.concat(
                                Stream.of(says),
                                maker.fields().stream()
                                        .filter(field -> SAID_BESIDE.contains(field.path())))
                        .toList(),
                List.of(),
                hidden,
                refused == null ? null : RefusalWords.of(refused.reason()),
                refused == null ? List.of() : refused.details(),
                maker.problems(),
                "This is event %d as it stands. Change what is wrong and leave the rest. What it said before is kept, and agencies that were told it are told what is right."
                        .formatted(event.caseSeq()),
                null,
                null);
    }

    private FormMaker maker(
            CommandSpec command, Map<String, String[]> typed, List<Violation> violations) {
        return new FormMaker(command, register, seen.events(), actor, typed, violations);
    }

    /** The same with what is wrong said at the fields of this form. */
    static Answer.Refused inWords(Answer.Refused refused, EventValues.Typed typed) {
        var violations = new ArrayList<>(typed.violations());
        refused.violations().stream()
                .filter(one -> !one.field().equals(CHANGES))
                .forEach(violations::add);
        if (typed.changes().isEmpty() && typed.violations().isEmpty()) {
            violations.addFirst(
                    new Violation(
                            CHANGES,
                            "are missing: all is as it was. Change what is wrong, then record it"));
        }
        return new Answer.Refused(refused.reason(), violations, refused.details());
    }
}
