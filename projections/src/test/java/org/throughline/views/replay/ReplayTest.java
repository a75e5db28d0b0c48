package org.throughline.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ContactEvent.NoteAdded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.events.CorrectionEvent.EventRedacted;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.values.Change;

/** A value that is redacted is not read in what quotes it either. */
class ReplayTest {
    private static final Instant MONDAY = Instant.parse("2025-03-03T09:00:00Z");

    private static RecordedEvent event(int caseSeq, CaseEvent event, Map<String, Object> payload) {
        return new RecordedEvent(
                caseSeq,
                new CaseId("BF-1"),
                caseSeq,
                "event-" + caseSeq,
                event.type(),
                1,
                MONDAY,
                "exact",
                MONDAY.plusSeconds(60L * caseSeq),
                null,
                Actor.SYSTEM,
                null,
                "command-" + caseSeq,
                null,
                null,
                null,
                event,
                payload);
    }

    private static List<RecordedEvent> correctedAndRedacted() {
        return List.of(
                event(1, new NoteAdded("t1", "team", "Dean came"), Map.of("text", "Dean came")),
                event(
                        2,
                        new EventCorrected(
                                1,
                                List.of(
                                        new Change("text", "Deen came"),
                                        new Change("access", "supervisor")),
                                "misheard",
                                "Said again"),
                        Map.of(
                                "target",
                                1,
                                "changes",
                                List.of(
                                        Map.of("field", "text", "value", "Deen came"),
                                        Map.of("field", "access", "value", "supervisor")))),
                event(
                        3,
                        new EventRedacted(
                                1,
                                List.of("text"),
                                "third-party",
                                "data-lead",
                                null,
                                "Named",
                                new PersonId("SV-1")),
                        Map.of("target", 1, "fields", List.of("text"))));
    }

    @Test
    void a_correction_does_not_tell_what_was_redacted_later() {
        var replay = Replay.of(correctedAndRedacted());
        var correction = replay.all().get(1);
        assertThat(correction.payload())
                .containsEntry(
                        "changes",
                        List.of(
                                Map.of("field", "text", "value", "[redacted]"),
                                Map.of("field", "access", "value", "supervisor")));
        assertThat(correction.isRedacted()).isTrue();
    }

    @Test
    void before_the_redaction_was_known_it_told_it() {
        var correction = Replay.of(correctedAndRedacted()).after(2).get(1);
        assertThat(correction.payload().toString()).contains("Deen came");
        assertThat(correction.isRedacted()).isFalse();
    }
}
