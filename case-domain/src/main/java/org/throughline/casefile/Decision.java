package org.throughline.casefile;

import java.util.List;
import org.throughline.casefile.events.CaseEvent;

/** What a command led to: events to record, or the reason that there are none. */
public sealed interface Decision {

    /** These events are to be recorded, in one commit. */
    record Recorded(List<CaseEvent> events) implements Decision {
        public Recorded {
            events = List.copyOf(events);
        }
    }

    /**
     * The command is refused.
     *
     * @param details what is missing, open or allowed: codes, ids and field names, never personal
     *     data
     */
    record Refused(Refusal reason, List<String> details) implements Decision {
        public Refused {
            details = List.copyOf(details);
        }
    }

    static Decision recorded(CaseEvent... events) {
        return new Recorded(List.of(events));
    }

    static Decision refused(Refusal reason, String... details) {
        return new Refused(reason, List.of(details));
    }
}
