package org.throughline.referrals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.StoredFact;

/**
 * One stream of the log inside a unit of work: what was read of it must still be all when it ends.
 */
record EventSourcing(EventStoreTransaction transaction) {
    /** The tag that makes a stream of the log. */
    static final String STREAM = "stream";

    /** Everything that is recorded of a case. */
    List<RecordedEvent> history(CaseId caseId) {
        return facts(caseId.value()).stream().map(EventJson::readEvent).toList();
    }

    List<StoredFact> facts(String stream) {
        var facts = new ArrayList<StoredFact>();
        transaction
                .source(SourcingCondition.conditionFor(EventCriteria.havingTags(STREAM, stream)))
                .reduce(
                        facts,
                        (all, entry) -> {
                            var position =
                                    TrackingToken.fromContext(entry)
                                            .map(token -> token.position().orElse(0))
                                            .orElse(0L);
                            all.add(fact(stream, all.size() + 1, entry.message(), position));
                            return all;
                        })
                .join();
        return facts;
    }

    private static StoredFact fact(String stream, int seq, EventMessage message, long position) {
        return new StoredFact(
                position,
                stream,
                seq,
                message.identifier(),
                message.type().qualifiedName().toString(),
                message.type().version(),
                message.timestamp(),
                (byte[]) Objects.requireNonNull(message.payload()),
                message.metadata());
    }

    /** To be recorded when the unit of work ends. */
    void append(EventMessage message) {
        transaction.appendEvent(message);
    }
}
