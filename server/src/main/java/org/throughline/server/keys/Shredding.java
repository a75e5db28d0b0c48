package org.throughline.server.keys;

import java.util.List;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.person.DataSubject;
import org.throughline.referrals.keys.KeyRing;

/**
 * Destroys a key when the log says that it was destroyed. Its position stands beside the keys, so
 * that a restored backup of them is brought up to what the log says.
 */
final class Shredding implements LogFollower {
    private final KeyRing keys;

    Shredding(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public long position() {
        return keys.followedTo();
    }

    @Override
    public void follow(List<LogEntry> entries) {
        for (var entry : entries) {
            if (entry instanceof RecordedEvent recorded
                    && recorded.event() instanceof SubjectKeyDestroyed destroyed) {
                keys.destroy(new DataSubject(recorded.caseId(), destroyed.person()));
            }
        }
        keys.followed(entries.getLast().position());
    }
}
