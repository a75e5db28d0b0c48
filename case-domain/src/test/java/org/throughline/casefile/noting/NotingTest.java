package org.throughline.casefile.noting;

import static org.throughline.casefile.Brackenford.HANNAH;
import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.events.ContactEvent.NoteAdded;

class NotingTest {

    @Test
    void a_note_says_who_may_read_it() {
        given(Noting.DECIDER)
                .by(HANNAH)
                .when(new AddNote("t1", "sealed", "Keep this from the team"))
                .thenRecorded(new NoteAdded("t1", "sealed", "Keep this from the team"));
    }
}
