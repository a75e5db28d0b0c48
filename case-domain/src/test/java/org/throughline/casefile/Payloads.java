package org.throughline.casefile;

import java.lang.reflect.Method;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;

/** The plain values of an event, as the log stores them. */
public final class Payloads {
    /** Looked up once, because looking up is slow. */
    private static final Map<Class<?>, Map<String, Method>> COMPONENTS = new ConcurrentHashMap<>();

    private Payloads() {}

    public static Map<String, Object> of(CaseEvent event) {
        return fields(event);
    }

    private static Map<String, Object> fields(Object record) {
        var plain = new LinkedHashMap<String, Object>();
        for (var component :
                COMPONENTS.computeIfAbsent(record.getClass(), Payloads::components).entrySet()) {
            try {
                var value = component.getValue().invoke(record);
                if (value != null) {
                    plain.put(component.getKey(), plain(value));
                }
            } catch (ReflectiveOperationException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        return plain;
    }

    private static Map<String, Method> components(Class<?> kind) {
        var accessors = new LinkedHashMap<String, Method>();
        for (var component : kind.getRecordComponents()) {
            accessors.put(component.getName(), component.getAccessor());
        }
        return accessors;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Coded coded -> coded.code();
            case AgencyId id -> id.value();
            case ReferralId id -> id.value();
            case PersonId id -> id.value();
            case CaseId id -> id.value();
            case Temporal time -> time.toString();
            case Collection<?> list -> Arrays.asList(list.stream().map(Payloads::plain).toArray());
            case Record record -> fields(record);
            default -> value;
        };
    }
}
