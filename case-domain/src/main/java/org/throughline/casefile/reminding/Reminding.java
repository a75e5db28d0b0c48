package org.throughline.casefile.reminding;

import static org.throughline.casefile.Decision.recorded;
import static org.throughline.casefile.Decision.refused;

import java.util.Set;
import org.throughline.casefile.Asked;
import org.throughline.casefile.Decider;
import org.throughline.casefile.Decider.Nothing;
import org.throughline.casefile.Decision;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.events.ContactEvent.ReminderCleared;
import org.throughline.casefile.events.ContactEvent.ReminderSet;
import org.throughline.casefile.memory.Known;

/**
 * Which reminders are open?
 *
 * @param reminders those that were set and not cleared
 */
public record Reminding(Set<String> reminders) {

    public static final Decider<SetReminder, Nothing> SET =
            Decider.recording(
                    SetReminder.class,
                    set -> new ReminderSet(set.reminderId(), set.what(), set.due(), set.owner()));

    public static final Decider<ClearReminder, Reminding> CLEAR =
            new Decider<>(
                    ClearReminder.class,
                    new Reminding(Set.of()),
                    Reminding::evolve,
                    Reminding::clear);

    Reminding evolve(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ReminderSet set -> new Reminding(Known.with(reminders, set.reminderId()));
            case ReminderCleared cleared ->
                    new Reminding(Known.without(reminders, cleared.reminderId()));
            default -> this;
        };
    }

    Decision clear(Asked<ClearReminder> asked) {
        var clear = asked.command();
        return reminders.contains(clear.reminderId())
                ? recorded(new ReminderCleared(clear.reminderId(), clear.result()))
                : refused(Refusal.NOT_FOUND, "reminderId");
    }
}
