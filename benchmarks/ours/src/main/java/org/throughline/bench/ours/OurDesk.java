package org.throughline.bench.ours;

import org.throughline.log.PostgresLog;
import org.throughline.log.axon.AlreadyAppended;
import org.throughline.log.axon.PostgresEventStorageEngine;
import org.throughline.log.entry.StoredEvent;
import org.throughline.referrals.Desk;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.log.FactReader;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.log.OnceKeys;
import org.throughline.referrals.stored.StoredFact;

import java.util.Optional;

/** A desk over a log, wired as the program wires it. */
public final class OurDesk {
    private OurDesk() {}

    /** What is handed in there stands in this log, personal fields sealed with these keys. */
    public static Desk over(PostgresLog log, KeyRing keys) {
        return new Desk(
                new LogAccess(
                        new PostgresEventStorageEngine(log),
                        (scope, id) ->
                                log.once(scope, id)
                                        .map(once ->
                                                new OnceKeys.First(
                                                        once.digest(), once.first(), once.last())),
                        (stream, after) -> {
                            var slice = log.readStream(stream, after);
                            return new FactReader.Slice(
                                    slice.events().stream().map(OurDesk::fact).toList(),
                                    slice.head());
                        },
                        PostgresEventStorageEngine.KNOWN_UP_TO,
                        AlreadyAppended.class,
                        keys));
    }

    private static StoredFact fact(StoredEvent event) {
        return new StoredFact(
                event.position(),
                Optional.ofNullable(event.stream()).orElseThrow(),
                (int) event.streamSeq(),
                event.id(),
                event.name(),
                event.version(),
                event.timestamp(),
                event.payload(),
                event.metadata());
    }
}
