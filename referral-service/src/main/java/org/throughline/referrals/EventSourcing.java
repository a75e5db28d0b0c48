package org.throughline.referrals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStoreTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.known.KnownCase;
import org.throughline.referrals.stored.EventJson;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.referrals.stored.StoredFact;

/**
 * One stream of the log inside a unit of work: what was read of it must still be all when it ends.
 */
final class EventSourcing {
    /** The tag that makes a stream of the log. */
    static final String STREAM = "stream";

    private final EventStoreTransaction transaction;
    private final ProcessingContext context;
    private final ResourceKey<Long> knownUpTo;
    private final boolean mayTrustMemory;
    private final PersonalSeal seal;
    private final List<EventMessage> appended = new ArrayList<>();
    private @Nullable KnownCase seen;

    EventSourcing(
            EventStoreTransaction transaction,
            ProcessingContext context,
            ResourceKey<Long> knownUpTo,
            boolean mayTrustMemory,
            PersonalSeal seal) {
        this.transaction = transaction;
        this.context = context;
        this.knownUpTo = knownUpTo;
        this.mayTrustMemory = mayTrustMemory;
        this.seal = seal;
    }

    /** Whether this is the first look: after an overtaken one the log itself is asked. */
    boolean mayTrustMemory() {
        return mayTrustMemory;
    }

    /** Everything that is recorded of a case. */
    KnownCase read(CaseId caseId) {
        var history =
                facts(caseId.value()).stream().map(seal::opened).map(EventJson::readEvent).toList();
        seen =
                KnownCase.of(
                        history,
                        GlobalIndexConsistencyMarker.position(transaction.appendPosition()));
        return seen;
    }

    /**
     * Takes it that nothing has come since the case was seen; what is appended is refused
     * otherwise.
     */
    void trust(CaseId caseId, KnownCase known) {
        context.putResource(knownUpTo, known.upTo());
        facts(caseId.value());
        seen = known;
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
        appended.add(message);
    }

    /**
     * The case as it is after the commit; null when no case was read or nothing was appended.
     *
     * @param last position of the last event that was appended
     */
    @Nullable KnownCase after(CaseId caseId, long last) {
        if (seen == null || appended.isEmpty()) {
            return null;
        }
        var more = new ArrayList<RecordedEvent>();
        for (var message : appended) {
            int seq = seen.history().size() + more.size() + 1;
            long position = last - appended.size() + more.size() + 1;
            more.add(
                    EventJson.readEvent(seal.opened(fact(caseId.value(), seq, message, position))));
        }
        return seen.plus(more, last);
    }
}
