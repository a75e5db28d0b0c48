package org.throughline.referrals;

import java.util.List;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.contract.Violation;

/** What the desk answers. */
public sealed interface Answer {

    /**
     * The command is recorded.
     *
     * @param version caseSeq of the last event of the command
     * @param position place of that event in the log, to ask views for at least as much
     * @param repeated whether this is the first answer again
     */
    record Done(CaseId caseId, int version, List<EventRef> events, long position, boolean repeated)
            implements Answer {
        public Done {
            events = List.copyOf(events);
        }

        Done at(long place) {
            return new Done(caseId, version, events, place, repeated);
        }
    }

    /** An event that the command led to. */
    record EventRef(String eventId, String type, int caseSeq) {}

    /**
     * The command is refused, and nothing has changed.
     *
     * @param violations what is wrong with which field
     * @param details ids, codes and field names that say more
     */
    record Refused(Refusal reason, List<Violation> violations, List<String> details)
            implements Answer {
        public Refused {
            violations = List.copyOf(violations);
            details = List.copyOf(details);
        }

        static Refused because(Refusal reason, String... details) {
            return new Refused(reason, List.of(), List.of(details));
        }
    }
}
