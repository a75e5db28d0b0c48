package org.throughline.log.axon;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventsCondition;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.AppendOutcome;
import org.throughline.log.entry.Condition;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;

/**
 * Axon's view of the log. Payloads are bytes here; whoever uses the engine brings the converter.
 * Metadata entries of an append's events that begin with {@link #ONCE} become once keys: {@code
 * once:SCOPE/ID} with the digest as value.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {
    /** Prefix of the metadata entries that are once keys. */
    public static final String ONCE = "once:";

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
        if (checked != null && log.head() > checked.afterPosition() && isViolatedAlready(checked)) {
            return failedFuture(
                    AppendEventsTransactionRejectedException.conflictingEventsDetected(marker));
        }
        var keys = new ArrayList<OnceKey>();
        events.forEach(event -> keys.addAll(onceKeys(event.event())));
        return completedFuture(
                new Appending(
                        checked,
                        events.stream().map(PostgresEventStorageEngine::newEvent).toList(),
                        keys));
    }

    private boolean isViolatedAlready(Condition condition) {
        return matching(condition, condition.afterPosition(), log.head()).stream()
                .findAny()
                .isPresent();
    }

    private static @Nullable Condition conditionOf(
            AppendCondition condition, ConsistencyMarker marker) {
        if (condition.equals(AppendCondition.none()) || ConsistencyMarker.INFINITY.equals(marker)) {
            return null;
        }
        return new Condition(
                Math.max(0, GlobalIndexConsistencyMarker.position(marker)), criteriaOf(condition));
    }

    /** No criteria means every event, as Axon has it. */
    private static List<Criterion> criteriaOf(EventsCondition condition) {
        var flat = condition.criteria().flatten();
        if (flat.isEmpty()) {
            return List.of(new Criterion(Set.of(), names(condition)));
        }
        return flat.stream()
                .map(one ->
                        new Criterion(
                                one.tags().stream()
                                        .map(tag -> new Tag(tag.key(), tag.value()))
                                        .collect(Collectors.toSet()),
                                one.types().stream()
                                        .map(QualifiedName::toString)
                                        .collect(Collectors.toSet())))
                .toList();
    }

    private static Set<String> names(EventsCondition condition) {
        return condition.criteria()
                        instanceof org.axonframework.messaging.eventstreaming.EventCriterion one
                ? one.types().stream().map(QualifiedName::toString).collect(Collectors.toSet())
                : Set.of();
    }

    private static List<OnceKey> onceKeys(EventMessage event) {
        return event.metadata().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(ONCE) && entry.getKey().indexOf('/') > 0)
                .map(entry -> {
                    var name = entry.getKey().substring(ONCE.length());
                    var cut = name.indexOf('/');
                    return new OnceKey(
                            name.substring(0, cut), name.substring(cut + 1), entry.getValue());
                })
                .toList();
    }

    private static NewEvent newEvent(TaggedEventMessage<?> tagged) {
        var event = tagged.event();
        return new NewEvent(
                event.identifier(),
                event.type().qualifiedName().toString(),
                event.type().version(),
                event.timestamp(),
                bytes(event.payload()),
                event.metadata(),
                tagged.tags().stream()
                        .map(tag -> new Tag(tag.key(), tag.value()))
                        .collect(Collectors.toSet()));
    }

    private static byte[] bytes(@Nullable Object payload) {
        return switch (payload) {
            case byte[] ready -> ready;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case null, default ->
                    throw new IllegalArgumentException(
                            "the log keeps bytes: convert the payload before it is appended");
        };
    }

    private static EventMessage message(StoredEvent stored) {
        return new GenericEventMessage(
                stored.id(),
                new MessageType(new QualifiedName(stored.name()), stored.version()),
                stored.payload(),
                stored.metadata(),
                stored.timestamp());
    }

    @Override
    public MessageStream<EventMessage> source(
            SourcingCondition condition, @Nullable ProcessingContext context) {
        // The head first: the marker must not lie behind anything that was read.
        long head = log.head();
        long after = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        List<MessageStream.Entry<EventMessage>> entries = new ArrayList<>();
        for (var stored : matching(new Condition(after, criteriaOf(condition)), after, head)) {
            entries.add(new SimpleEntry<>(message(stored), tracked(stored.position())));
        }
        entries.add(
                new SimpleEntry<>(
                        TerminalEventMessage.INSTANCE,
                        Context.with(
                                ConsistencyMarker.RESOURCE_KEY,
                                new GlobalIndexConsistencyMarker(head))));
        return MessageStream.fromStream(
                entries.stream(), MessageStream.Entry::message, entry -> entry);
    }

    private static Context tracked(long position) {
        return TrackingToken.addToContext(
                Context.empty(), new GlobalSequenceTrackingToken(position));
    }

    /** Of one stream by its index; anything else by reading on. */
    private List<StoredEvent> matching(Condition condition, long after, long upTo) {
        var streams =
                condition.criteria().stream()
                        .map(criterion -> log.streamOf(criterion.tags()))
                        .collect(Collectors.toSet());
        if (streams.size() == 1 && streams.iterator().next().isPresent()) {
            return log.readStream(streams.iterator().next().get(), after, upTo).stream()
                    .filter(stored -> stored.matches(condition))
                    .toList();
        }
        var found = new ArrayList<StoredEvent>();
        for (long position = after; position < upTo; ) {
            var page = log.read(position, (int) Math.min(EVENTS_PER_FETCH, upTo - position));
            page.stream().filter(stored -> stored.matches(condition)).forEach(found::add);
            position = page.getLast().position();
        }
        return found;
    }

    @Override
    public MessageStream<EventMessage> stream(
            StreamingCondition condition, @Nullable ProcessingContext context) {
        long start = Math.max(0, condition.position().position().orElse(0));
        var wanted = new Condition(0, criteriaOf(condition));
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
                stored -> new SimpleEntry<>(message(stored), tracked(stored.position())),
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
