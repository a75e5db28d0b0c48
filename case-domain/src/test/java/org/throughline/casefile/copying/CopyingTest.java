package org.throughline.casefile.copying;

import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.ContactEvent.TimelineCopyIssued;

class CopyingTest {

    @Test
    void a_copy_is_issued_in_a_form_and_language_that_the_client_reads() {
        given(Copying.DECIDER)
                .when(new IssueTimelineCopy("large-print", "pa"))
                .thenRecorded(new TimelineCopyIssued("large-print", "pa"));
    }
}
