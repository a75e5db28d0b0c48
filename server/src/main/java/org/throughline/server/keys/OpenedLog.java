package org.throughline.server.keys;

import java.time.Instant;
import java.util.List;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.log.PostgresLog;
import org.throughline.log.PostgresLog.Span;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.keys.KeysAway;
import org.throughline.referrals.stored.PersonalSeal;

/**
 * The log with the personal part of its facts open, as far as the keys are there. A row whose
 * sealed part is not what was sealed is given as it stands, for whoever compares it with the tree.
 */
public final class OpenedLog {
    private final PostgresLog log;
    private final PersonKeys keys;
    private final PersonalSeal seal;

    public OpenedLog(PostgresLog log, PersonKeys keys) {
        this.log = log;
        this.keys = keys;
        this.seal = new PersonalSeal(keys);
    }

    /** With which it is opened. */
    public PersonKeys keys() {
        return keys;
    }

    public long head() {
        return log.head();
    }

    /** Where the facts lie that were recorded from one moment to before another. */
    public Span recorded(Instant from, Instant until, long upTo) {
        return log.recorded(from, until, upTo);
    }

    /** The facts after a position, at most so many. */
    public List<StoredEvent> read(long after, int limit) {
        return log.read(after, limit).stream().map(this::opened).toList();
    }

    /** All facts of one stream, in order. */
    public List<StoredEvent> readStream(String stream) {
        return log.readStream(stream).stream().map(this::opened).toList();
    }

    private StoredEvent opened(StoredEvent event) {
        try {
            return event.stream() == null
                    ? event
                    : event.with(seal.opened(event.stream(), event.id(), event.payload()));
        } catch (KeysAway away) {
            throw away;
        } catch (RuntimeException notSealedHere) { // nor is it JSON, perhaps
            return event;
        }
    }
}
