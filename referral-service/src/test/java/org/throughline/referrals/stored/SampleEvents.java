package org.throughline.referrals.stored;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.events.ClientEvent.ClientDetailsRecorded;
import org.throughline.casefile.events.CorrectionEvent.EventCorrected;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.values.Change;

/**
 * One event and one entry of the registers of every kind, with every field filled; the same in
 * every run.
 */
final class SampleEvents {
    /** A code, a name, and what every event has. */
    private static final EventCorrected CORRECTION =
            new EventCorrected(
                    3,
                    List.of(
                            new Change("tenure", "tenure-1"),
                            new Change("name", "name-1"),
                            new Change("occurredAt", "2026-03-02T09:00:00Z")),
                    "reasonCode-1",
                    "reason-1");

    private SampleEvents() {}

    /** The event that the sample of a correction corrects. */
    static CaseEvent corrected() {
        return of(ClientDetailsRecorded.class);
    }

    /** Every record that the sealed interface permits. */
    static List<Class<?>> kinds() {
        return Stream.of(CaseEvent.class.getPermittedSubclasses())
                .flatMap(chapter -> Stream.of(chapter.getPermittedSubclasses()))
                .<Class<?>>map(kind -> kind)
                .toList();
    }

    /** Every kind of entry of the registers. */
    static List<Class<?>> registerKinds() {
        return List.of(RegisterEntry.class.getPermittedSubclasses());
    }

    static CaseEvent of(Class<?> kind) {
        return kind.equals(EventCorrected.class) ? CORRECTION : (CaseEvent) record(kind);
    }

    static RegisterEntry registerEntry(Class<?> kind) {
        return (RegisterEntry) record(kind);
    }

    private static Object record(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            return constructor.newInstance(
                    Arrays.stream(components)
                            .map(one -> value(one.getGenericType(), one.getName()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0], name));
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        return switch (plain.getSimpleName()) {
            case "String", "Object" -> name + "-1";
            case "int", "Integer" -> 3;
            case "long" -> 3L;
            case "boolean" -> true;
            case "Instant" -> Instant.parse("2026-03-02T10:00:00Z");
            case "LocalDate" -> LocalDate.parse("2026-03-02");
            case "LocalTime" -> LocalTime.parse("10:00");
            default -> throw new AssertionError("no sample of " + plain);
        };
    }
}
