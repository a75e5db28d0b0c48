package org.throughline.casefile.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.opened;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.RecordedEvent;

class ErrorMarksTest {

    @Test
    void an_event_in_error_does_not_count() {
        var history =
                new ArrayList<>(
                        new CaseStory()
                                .commits(
                                        opened(), help("later"), corrected(2, "answer", "accepted"))
                                .history());
        history.set(2, asErrorMark(history.get(2)));

        assertThat(ErrorMarks.without(history))
                .extracting(RecordedEvent::caseSeq)
                .containsExactly(1, 3);
    }

    @Test
    void a_correction_leaves_its_target_in_place() {
        var history =
                new CaseStory()
                        .commits(opened(), help("later"), corrected(2, "answer", "accepted"))
                        .history();

        assertThat(ErrorMarks.without(history)).isEqualTo(history);
    }

    /** The same envelope and target under the name of the kind that marks an error. */
    private static RecordedEvent asErrorMark(RecordedEvent notice) {
        return new RecordedEvent(
                notice.position(),
                notice.caseId(),
                notice.caseSeq(),
                notice.eventId(),
                "EventEnteredInError",
                notice.version(),
                notice.occurredAt(),
                notice.precision(),
                notice.recordedAt(),
                notice.lateReason(),
                notice.actor(),
                notice.onBehalfOf(),
                notice.commandId(),
                notice.correlationId(),
                notice.causationId(),
                notice.supersedes(),
                notice.event(),
                notice.payload());
    }
}
