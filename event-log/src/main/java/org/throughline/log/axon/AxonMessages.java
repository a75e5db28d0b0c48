package org.throughline.log.axon;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventsCondition;
import org.jspecify.annotations.Nullable;
import org.throughline.log.entry.Condition.Criterion;
import org.throughline.log.entry.NewEvent;
import org.throughline.log.entry.OnceKey;
import org.throughline.log.entry.StoredEvent;
import org.throughline.log.entry.Tag;

/** Between the messages and conditions of Axon and the entries of the log. */
final class AxonMessages {
    private AxonMessages() {}

    /** No criteria means every event, as Axon has it. */
    static List<Criterion> criteriaOf(EventsCondition condition) {
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

    static List<OnceKey> onceKeys(EventMessage event) {
        return event.metadata().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(PostgresEventStorageEngine.ONCE)
                                && entry.getKey().indexOf('/') > 0)
                .map(entry -> {
                    var name = entry.getKey().substring(PostgresEventStorageEngine.ONCE.length());
                    var cut = name.indexOf('/');
                    return new OnceKey(
                            name.substring(0, cut), name.substring(cut + 1), entry.getValue());
                })
                .toList();
    }

    static NewEvent newEvent(TaggedEventMessage<?> tagged) {
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

    static EventMessage message(StoredEvent stored) {
        return new GenericEventMessage(
                stored.id(),
                new MessageType(new QualifiedName(stored.name()), stored.version()),
                stored.payload(),
                stored.metadata(),
                stored.timestamp());
    }

    static Context tracked(long position) {
        return TrackingToken.addToContext(
                Context.empty(), new GlobalSequenceTrackingToken(position));
    }
}
