package org.throughline.server.keys;

import java.time.Duration;
import java.util.List;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.events.RightsEvent.SubjectKeyDestroyed;
import org.throughline.casefile.person.DataSubject;
import org.throughline.referrals.keys.KeyRing;

/**
 * Destroys a key when the log says that it was destroyed. Its position stands beside the keys, so
 * that a restored backup of them is brought up to what the log says. As long as no key is destroyed
 * it is kept once a second: whoever looks at the facts in between again finds nothing to do.
 */
final class Shredding implements LogFollower {
    private static final long BETWEEN_NANOS = Duration.ofSeconds(1).toNanos();

    private final KeyRing keys;
    private long reached = -1;
    private long keptAt = System.nanoTime() - BETWEEN_NANOS;
    private boolean isKept = true;

    Shredding(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public long position() {
        return reached < 0 ? keys.followedTo() : reached;
    }

    @Override
    public void follow(List<LogEntry> entries) {
        boolean isAnyDestroyed = false;
        for (var entry : entries) {
            if (entry instanceof RecordedEvent recorded
                    && recorded.event() instanceof SubjectKeyDestroyed destroyed) {
                keys.destroy(new DataSubject(recorded.caseId(), destroyed.person()));
                isAnyDestroyed = true;
            }
        }
        reached = entries.getLast().position();
        isKept = false;
        if (isAnyDestroyed) {
            keep();
        }
        rest();
    }

    @Override
    public void rest() {
        if (!isKept && System.nanoTime() - keptAt >= BETWEEN_NANOS) {
            keep();
        }
    }

    private void keep() {
        keys.followed(reached);
        keptAt = System.nanoTime();
        isKept = true;
    }
}
