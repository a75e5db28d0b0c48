package org.throughline.casefile.reminding;

import static org.throughline.casefile.Brackenford.FRIDAY;
import static org.throughline.casefile.Brackenford.RUTH;
import static org.throughline.casefile.CaseHistory.given;

import org.junit.jupiter.api.Test;
import org.throughline.casefile.Actor;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ContactEvent.ReminderCleared;
import org.throughline.casefile.events.ContactEvent.ReminderSet;

class RemindingTest {

    private static final ReminderSet CALL_BACK =
            new ReminderSet("d1", "Call the landlord", FRIDAY, RUTH.person());

    @Test
    void a_reminder_has_an_owner_and_a_time() {
        given(Reminding.SET)
                .when(new SetReminder("d1", "Call the landlord", FRIDAY, RUTH.person()))
                .thenRecorded(CALL_BACK);
    }

    @Test
    void a_reminder_that_was_set_is_cleared() {
        given(Reminding.CLEAR, CALL_BACK)
                .by(Actor.SYSTEM)
                .when(new ClearReminder("d1", "called"))
                .thenRecorded(new ReminderCleared("d1", "called"));
    }

    @Test
    void a_reminder_that_nobody_set_is_not_cleared() {
        given(Reminding.CLEAR, CALL_BACK)
                .when(new ClearReminder("d2", "called"))
                .thenRefused(Refusal.NOT_FOUND, "reminderId");
    }

    @Test
    void a_reminder_is_cleared_once() {
        given(Reminding.CLEAR, CALL_BACK, new ReminderCleared("d1", "called"))
                .when(new ClearReminder("d1", "called again"))
                .thenRefused(Refusal.NOT_FOUND, "reminderId");
        given(Reminding.CLEAR, CALL_BACK, new ReminderCleared("d1", "called"), CALL_BACK)
                .when(new ClearReminder("d1", "called again"))
                .thenRecorded(new ReminderCleared("d1", "called again"));
    }
}
