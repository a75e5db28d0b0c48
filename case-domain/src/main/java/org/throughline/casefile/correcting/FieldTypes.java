package org.throughline.casefile.correcting;

import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.register.Register;

/**
 * What the contract says of the fields of an event. The decision to correct asks it, because a
 * right value is of the type that the field has, and the types stand in the contract.
 */
public interface FieldTypes {

    /** Whether the field is typed in with the event and is no id. */
    boolean isTypedIn(String eventType, String field);

    /**
     * Whether the value, as plain JSON value, may stand in the field of this event; occurredAt and
     * precision are fields of every event.
     */
    boolean accepts(RecordedEvent target, String field, Object value, Register register);
}
