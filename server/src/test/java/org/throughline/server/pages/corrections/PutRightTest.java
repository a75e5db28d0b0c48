package org.throughline.server.pages.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventEnteredInError;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted.Replacement;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.values.Change;
import org.throughline.server.pages.Facts;
import org.throughline.views.replay.Difference;
import org.throughline.views.replay.Difference.FieldChange;

/** What each correction of one fact changed, and of what is redacted nothing. */
class PutRightTest {
    private static List<Difference> steps(CaseEvent... later) {
        var events = new CaseEvent[later.length + 1];
        events[0] = new NoteAdded("t1", "team", "Dean came");
        System.arraycopy(later, 0, events, 1, later.length);
        var all = Facts.of(events);
        return new PutRight(all.getFirst(), all.subList(1, all.size())).steps();
    }

    private static EventCorrected corrected(String field, String value) {
        return new EventCorrected(1, List.of(new Change(field, value)), "misheard", "Said again");
    }

    private static EventRedacted redacted(@Nullable String text) {
        return new EventRedacted(
                1,
                List.of("text"),
                "third-party",
                "data-lead",
                text == null ? null : List.of(new Replacement("text", text)),
                "Named",
                new PersonId("SV-1"));
    }

    @Test
    void each_correction_begins_where_the_one_before_it_ended() {
        assertThat(steps(corrected("text", "Deen came"), corrected("text", "Din came")))
                .flatExtracting(Difference::fields)
                .containsExactly(
                        new FieldChange("text", "Dean came", "Deen came"),
                        new FieldChange("text", "Deen came", "Din came"));
    }

    @Test
    void a_moment_is_put_right_like_a_field() {
        assertThat(steps(corrected("occurredAt", "2026-11-01T09:00:00+00:00")).getFirst().fields())
                .containsExactly(
                        new FieldChange(
                                "occurredAt", "2026-11-02T09:00:00Z", "2026-11-01T09:00:00Z"));
    }

    @Test
    void what_is_redacted_is_hidden_in_every_correction_before_and_after() {
        var steps =
                steps(
                        corrected("text", "Deen came"),
                        redacted("Somebody came"),
                        corrected("text", "Din came"),
                        redacted(null));
        assertThat(steps)
                .flatExtracting(Difference::fields)
                .containsExactly(
                        new FieldChange("text", PutRight.HIDDEN, PutRight.HIDDEN),
                        new FieldChange("text", PutRight.HIDDEN, "[redacted]"),
                        new FieldChange("text", PutRight.HIDDEN, PutRight.HIDDEN),
                        new FieldChange("text", PutRight.HIDDEN, "[redacted]"));
        assertThat(steps.get(1).kind()).isEqualTo(Difference.Kind.REDACTED);
    }

    @Test
    void what_was_entered_in_error_changes_no_field() {
        var step = steps(new EventEnteredInError(1, "wrong-case", "Of another", null)).getFirst();
        assertThat(step.kind()).isEqualTo(Difference.Kind.IN_ERROR);
        assertThat(step.fields()).isEmpty();
    }
}
