package org.throughline.casefile.reference;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.events.CaseEvent;

/**
 * Makes a fact of any kind from plain values by field name; what is not given is invented. A kind
 * that is added to the program is made without a change here.
 */
final class Facts {
    /** Every kind of fact that the program knows, by name. */
    static final Map<String, Class<?>> KINDS = kinds();

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    /** What a record is made of and by; looked up once, because looking up is slow. */
    private record Shape(RecordComponent[] components, Constructor<?> maker) {
        static Shape of(Class<?> kind) {
            var components = kind.getRecordComponents();
            var types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            try {
                return new Shape(components, kind.getDeclaredConstructor(types));
            } catch (NoSuchMethodException unmakeable) {
                throw new AssertionError(kind.getSimpleName(), unmakeable);
            }
        }
    }

    private Facts() {}

    private static Map<String, Class<?>> kinds() {
        var kinds = new TreeMap<String, Class<?>>();
        for (var chapter : CaseEvent.class.getPermittedSubclasses()) {
            for (var kind : chapter.getPermittedSubclasses()) {
                kinds.put(kind.getSimpleName(), kind);
            }
        }
        return kinds;
    }

    /** A null value stands for a field that is left out. */
    static CaseEvent of(String kind, Map<String, Object> given) {
        return (CaseEvent) record(KINDS.get(kind), given);
    }

    /** Field names and values in turn. */
    static CaseEvent of(String kind, Object... given) {
        var values = new HashMap<String, Object>();
        for (var at = 0; at < given.length; at += 2) {
            values.put((String) given[at], given[at + 1]);
        }
        return of(kind, values);
    }

    private static Object record(Class<?> kind, Map<String, Object> given) {
        var shape = SHAPES.computeIfAbsent(kind, Shape::of);
        var values =
                Arrays.stream(shape.components)
                        .map(it ->
                                given.containsKey(it.getName())
                                        ? read(it.getGenericType(), given.get(it.getName()))
                                        : invent(it.getGenericType(), it.getName()))
                        .toArray();
        try {
            return shape.maker.newInstance(values);
        } catch (ReflectiveOperationException unmakeable) {
            throw new AssertionError(kind.getSimpleName(), unmakeable);
        }
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType list ? list.getRawType() : type);
    }

    private static Object read(Type type, Object plain) {
        var kind = raw(type);
        if (plain == null || kind == Object.class || kind.isInstance(plain)) {
            return plain instanceof List<?> list && type instanceof ParameterizedType of
                    ? readEach(of.getActualTypeArguments()[0], list)
                    : plain;
        }
        if (kind.isEnum()) {
            return code(kind, (String) plain);
        }
        if (plain instanceof Map<?, ?> fields) {
            var given = new HashMap<String, Object>();
            // What a nested value does not name is left out, not invented.
            for (var component : kind.getRecordComponents()) {
                given.put(component.getName(), fields.get(component.getName()));
            }
            return record(kind, given);
        }
        return plain instanceof String text ? read(kind, text) : plain;
    }

    private static List<Object> readEach(Type type, List<?> plain) {
        var read = new ArrayList<Object>();
        plain.forEach(one -> read.add(read(type, one)));
        return read;
    }

    private static Object read(Class<?> kind, String text) {
        return switch (kind.getSimpleName()) {
            case "LocalDate" -> LocalDate.parse(text);
            case "Instant" -> Instant.parse(text);
            case "LocalTime" -> LocalTime.parse(text);
            default -> id(kind, text);
        };
    }

    /** An id is a record of one text. */
    private static Object id(Class<?> kind, String text) {
        try {
            return kind.getDeclaredConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException unmakeable) {
            throw new AssertionError(kind + " from a text", unmakeable);
        }
    }

    private static Object code(Class<?> kind, String code) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(it -> ((Coded) it).code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Object invent(Type type, String name) {
        var kind = raw(type);
        if (kind.isEnum()) {
            return kind.getEnumConstants()[0];
        }
        if (kind.getSimpleName().endsWith("Id")) {
            return id(kind, "none");
        }
        if (kind.isRecord()) {
            return record(kind, Map.of());
        }
        return switch (kind.getSimpleName()) {
            case "String", "Object" -> name + "-1";
            case "boolean", "Boolean" -> true;
            case "int", "Integer" -> 1;
            case "LocalDate" -> LocalDate.parse("2025-07-01");
            case "Instant" -> Instant.parse("2025-03-03T09:00:00Z");
            case "LocalTime" -> LocalTime.of(9, 30);
            case "List" ->
                    List.of(invent(((ParameterizedType) type).getActualTypeArguments()[0], name));
            case "Map" -> Map.of();
            default -> throw new AssertionError(kind + " of " + name);
        };
    }
}
