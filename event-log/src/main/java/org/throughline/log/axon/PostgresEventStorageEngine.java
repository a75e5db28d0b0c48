package org.throughline.log.axon;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.StreamSlice;

/**
 * Axon's view of the log. Payloads are bytes here; whoever uses the engine brings the converter.
 * Metadata entries of an append's events that begin with {@link #ONCE} become once keys: {@code
 * once:SCOPE/ID} with the digest as value.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {
    /** Prefix of the metadata entries that are once keys. */
    public static final String ONCE = "once:";

    /**
     * Put into a unit of work by a caller that remembers everything it asks for up to this
     * position, and takes it that nothing has come since: nothing is read. If something has come,
     * the append is refused as a conflict, so a memory may be old without a wrong decision being
     * stored. A decision that appends nothing is checked by nobody: look again before you act on
     * it.
     */
    public static final Context.ResourceKey<Long> KNOWN_UP_TO =
            Context.ResourceKey.withLabel("known up to");

    private static final int EVENTS_PER_FETCH = 500;

    private final PostgresLog log;

    public PostgresEventStorageEngine(PostgresLog log) {
        this.log = log;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition,
            @Nullable ProcessingContext context,
            List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return completedFuture(new Appending(null, List.of(), List.of()));
        }
        var marker = condition.consistencyMarker();
        var checked = conditionOf(condition, marker);
        var keys = new ArrayList<OnceKey>();
        events.forEach(event -> keys.addAll(AxonMessages.onceKeys(event.event())));
        return completedFuture(
                new Appending(checked, events.stream().map(AxonMessages::newEvent).toList(), keys));
    }

    private static @Nullable Condition conditionOf(
            AppendCondition condition, ConsistencyMarker marker) {
        if (condition.equals(AppendCondition.none()) || ConsistencyMarker.INFINITY.equals(marker)) {
            return null;
        }
        return new Condition(
                Math.max(0, GlobalIndexConsistencyMarker.position(marker)),
                AxonMessages.criteriaOf(condition));
    }

    @Override
    public MessageStream<EventMessage> source(
            SourcingCondition condition, @Nullable ProcessingContext context) {
        var known = context == null ? null : context.getResource(KNOWN_UP_TO);
        if (known != null) {
            return MessageStream.fromStream(
                    Stream.of(end(known)), MessageStream.Entry::message, entry -> entry);
        }
        long after = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        var read = matching(new Condition(after, AxonMessages.criteriaOf(condition)));
        List<MessageStream.Entry<EventMessage>> entries = new ArrayList<>();
        for (var stored : read.events()) {
            entries.add(
                    new SimpleEntry<>(
                            AxonMessages.message(stored), AxonMessages.tracked(stored.position())));
        }
        entries.add(end(read.head()));
        return MessageStream.fromStream(
                entries.stream(), MessageStream.Entry::message, entry -> entry);
    }

    /** What ends every reading: up to here nothing that was asked for is left out. */
    private static MessageStream.Entry<EventMessage> end(long head) {
        return new SimpleEntry<>(
                TerminalEventMessage.INSTANCE,
                Context.with(
                        ConsistencyMarker.RESOURCE_KEY, new GlobalIndexConsistencyMarker(head)));
    }

    /**
     * Of one stream in one look; for anything else the head first: the marker must not lie behind
     * what was read.
     */
    private StreamSlice matching(Condition condition) {
        if (condition.criteria().size() == 1) {
            var only = condition.criteria().getFirst();
            var stream = log.streamOf(only.tags());
            if (stream.isPresent()) {
                var slice = log.readStream(stream.get(), condition.afterPosition());
                return new StreamSlice(
                        slice.head(),
                        slice.events().stream().filter(one -> one.matches(condition)).toList());
            }
        }
        long head = log.head();
        return new StreamSlice(head, log.readMatching(condition, head));
    }

    @Override
    public MessageStream<EventMessage> stream(
            StreamingCondition condition, @Nullable ProcessingContext context) {
        long start = Math.max(0, condition.position().position().orElse(0));
        var wanted = new Condition(0, AxonMessages.criteriaOf(condition));
        var read = new long[] {start};
        Function<@Nullable StoredEvent, List<StoredEvent>> fetch =
                last -> {
                    // Pages without a match are passed over here; the position remembers them.
                    while (true) {
                        var page = log.read(read[0], EVENTS_PER_FETCH);
                        if (page.isEmpty()) {
                            return List.of();
                        }
                        read[0] = page.getLast().position();
                        var matching = page.stream().filter(one -> one.matches(wanted)).toList();
                        if (!matching.isEmpty()) {
                            return matching;
                        }
                    }
                };
        return new ContinuousMessageStream<>(
                fetch,
                stored ->
                        new SimpleEntry<>(
                                AxonMessages.message(stored),
                                AxonMessages.tracked(stored.position())),
                (stream, callback) -> {
                    var stop = log.onGrowth(callback);
                    return () -> {
                        stop.run();
                        return true;
                    };
                });
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return completedFuture(new GlobalSequenceTrackingToken(log.head()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(
            Instant at, @Nullable ProcessingContext context) {
        var first = log.firstFrom(at);
        return first.isPresent()
                ? completedFuture(new GlobalSequenceTrackingToken(first.getAsLong() - 1))
                : latestToken(context);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("log", "PostgreSQL");
    }

    /** Events that wait for the commit of their unit of work. */
    private final class Appending implements AppendTransaction<ConsistencyMarker> {
        private final @Nullable Condition condition;
        private final List<NewEvent> events;
        private final List<OnceKey> keys;

        Appending(@Nullable Condition condition, List<NewEvent> events, List<OnceKey> keys) {
            this.condition = condition;
            this.events = events;
            this.keys = keys;
        }

        @Override
        public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
            if (events.isEmpty()) {
                return completedFuture(ConsistencyMarker.ORIGIN);
            }
            return log.append(condition, events, keys)
                    .thenApply(outcome ->
                            switch (outcome) {
                                case AppendOutcome.Appended appended ->
                                        new GlobalIndexConsistencyMarker(appended.last());
                                case AppendOutcome.Conflict conflict ->
                                        throw AppendEventsTransactionRejectedException
                                                .conflictingEventsDetected(
                                                        new GlobalIndexConsistencyMarker(
                                                                conflict.head()));
                                case AppendOutcome.Repeated repeated ->
                                        throw new AlreadyAppended(
                                                repeated.digest(),
                                                repeated.first(),
                                                repeated.last());
                            });
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            // Nothing was written before the commit.
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                ConsistencyMarker marker, @Nullable ProcessingContext context) {
            return completedFuture(marker);
        }
    }
}
