package org.throughline.casefile.sending.preview;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.events.CaseEvent;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.ReferralId;

/** The plain values of a sending, as the log would hold them. */
final class PlainFields {
    private PlainFields() {}

    static Map<String, Object> of(CaseEvent sending) {
        var plain = new LinkedHashMap<String, Object>();
        for (var component : sending.getClass().getRecordComponents()) {
            try {
                var value = component.getAccessor().invoke(sending);
                if (value != null) {
                    plain.put(component.getName(), plain(value));
                }
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalStateException(
                        sending.type() + " does not show " + component.getName(), hidden);
            }
        }
        return plain;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Coded coded -> coded.code();
            case AgencyId id -> id.value();
            case ReferralId id -> id.value();
            case Instant at -> at.toString();
            case List<?> list -> list.stream().<Object>map(PlainFields::plain).toList();
            default -> value;
        };
    }
}
