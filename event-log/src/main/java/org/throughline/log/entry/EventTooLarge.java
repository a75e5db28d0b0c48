package org.throughline.log.entry;

/** An event is larger than the log takes. */
public final class EventTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    EventTooLarge(String name, int bytes) {
        super(
                "an event "
                        + name
                        + " of "
                        + bytes
                        + " bytes is larger than "
                        + NewEvent.PAYLOAD_BYTES_MAX
                        + "; keep large things elsewhere and their digest here");
    }
}
