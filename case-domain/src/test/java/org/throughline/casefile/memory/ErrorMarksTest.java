package org.throughline.casefile.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.casefile.Brackenford.POLICE;
import static org.throughline.casefile.StoryFacts.FIRST;
import static org.throughline.casefile.StoryFacts.consent;
import static org.throughline.casefile.StoryFacts.corrected;
import static org.throughline.casefile.StoryFacts.help;
import static org.throughline.casefile.StoryFacts.inError;
import static org.throughline.casefile.StoryFacts.opened;
import static org.throughline.casefile.StoryFacts.sent;
import static org.throughline.casefile.StoryFacts.wholeGrant;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.CaseStory;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.codes.Purpose;

class ErrorMarksTest {
    private static final List<RecordedEvent> ERRONEOUS =
            new CaseStory()
                    .commits(
                            opened(),
                            help("later"),
                            consent("c-1", wholeGrant(POLICE, Purpose.REPORT)),
                            sent(FIRST, POLICE, "c-1", Purpose.REPORT, "topic:plan"),
                            inError(2),
                            inError(4))
                    .history();

    @Test
    void an_event_in_error_does_not_count() {
        assertThat(ErrorMarks.without(ERRONEOUS))
                .extracting(RecordedEvent::caseSeq)
                .containsExactly(1, 3, 5, 6);
    }

    @Test
    void decisions_remember_that_something_was_sent_in_error() {
        assertThat(ErrorMarks.asRemembered(ERRONEOUS))
                .extracting(RecordedEvent::caseSeq)
                .containsExactly(1, 3, 4, 5, 6);
    }

    @Test
    void a_correction_leaves_its_target_in_place() {
        var history =
                new CaseStory()
                        .commits(opened(), help("later"), corrected(2, "answer", "accepted"))
                        .history();

        assertThat(ErrorMarks.without(history)).isEqualTo(history);
    }
}
