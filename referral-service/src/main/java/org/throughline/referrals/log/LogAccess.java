package org.throughline.referrals.log;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.throughline.casefile.person.PersonKeys;

/**
 * What the desk needs of a log; everything of it stands over the same one.
 *
 * @param engine Axon's view of it
 * @param knownUpTo put into a unit of work to say up to which position a stream is known, so that
 *     it is not read
 * @param repeated by which the engine says that a once key is known
 * @param keys of the persons whose fields stand in it
 */
public record LogAccess(
        EventStorageEngine engine,
        OnceKeys onceKeys,
        FactReader facts,
        ResourceKey<Long> knownUpTo,
        Class<? extends Throwable> repeated,
        PersonKeys keys) {}
